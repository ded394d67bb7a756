// Known answers for one office's quarters of 2020 put together. A value is of its period alone, a running
// total, or a state at the end of the period; the last two are never added up, whatever the rule says.

export const OVER_PERIODS = `
| counted as | the value is  | rule over periods | Q1     | Q2    | Q3    | Q4   | year | up to | together |
|------------|---------------|-------------------|--------|-------|-------|------|------|-------|----------|
| number     | of the period | sum               | 10     | 25    | —     | 5    | —    | Q4    | 40       |
| number     | of the period | latest            | 10     | 25    | —     | 5    | —    | Q4    | 5        |
| number     | of the period | average           | 10     | 25    | —     | 5    | —    | Q4    | 13.3     |
| number     | of the period | max               | 10     | 25    | —     | 5    | —    | Q4    | 25       |
| number     | of the period | min               | 10     | 25    | —     | 5    | —    | Q4    | 5        |
| number     | of the period | none              | 10     | 25    | —     | 5    | —    | Q4    | —        |
| number     | of the period | ratio             | 10     | 25    | —     | 5    | —    | Q4    | —        |
| number     | running total | sum               | 10     | 25    | —     | 40   | —    | Q4    | 40       |
| number     | running total | latest            | 10     | 25    | —     | 40   | —    | Q4    | 40       |
| number     | running total | average           | 10     | 25    | —     | 40   | —    | Q4    | 25       |
| number     | running total | max               | 10     | 25    | —     | 40   | —    | Q4    | 40       |
| number     | running total | min               | 10     | 25    | —     | 40   | —    | Q4    | 10       |
| number     | running total | none              | 10     | 25    | —     | 40   | —    | Q4    | —        |
| number     | state         | sum               | 8      | 12    | —     | 9    | —    | Q4    | 9        |
| number     | state         | latest            | 8      | 12    | —     | 9    | —    | Q4    | 9        |
| number     | state         | average           | 8      | 12    | —     | 9    | —    | Q4    | 9.7      |
| number     | state         | max               | 8      | 12    | —     | 9    | —    | Q4    | 12       |
| number     | state         | min               | 8      | 12    | —     | 9    | —    | Q4    | 8        |
| number     | state         | none              | 8      | 12    | —     | 9    | —    | Q4    | —        |
| number     | running total | latest            | 10     | 25    | —     | —    | —    | Q3    | 25       |
| number     | running total | latest            | 10     | 25    | 30    | —    | —    | Q2    | 25       |
| number     | of the period | sum               | 10     | 0     | —     | —    | —    | Q3    | 10       |
| number     | of the period | sum               | 0      | 0     | —     | —    | —    | Q4    | 0        |
| number     | of the period | sum               | —      | —     | —     | —    | —    | Q4    | —        |
| number     | of the period | average           | 0      | —     | 10    | —    | —    | Q4    | 5        |
| number     | of the period | sum               | −5     | 5     | —     | —    | —    | Q4    | 0        |
| number     | of the period | sum               | 0.1    | 0.2   | —     | —    | —    | Q4    | 0.3      |
| number     | of the period | sum               | 10     | n/av  | 5     | —    | —    | Q4    | 15       |
| number     | of the period | latest            | 10     | n/ap  | —     | —    | —    | Q4    | 10       |
| number     | of the period | sum               | 10     | 25    | —     | 5    | 50   | Q4    | 50       |
| number     | of the period | sum               | 10     | 25    | —     | 5    | 50   | Q3    | 35       |
| number     | of the period | max               | 10     | 25    | —     | 5    | 20   | Q4    | 20       |
| percentage | of the period | ratio             | 15/100 | 15/20 | —     | —    | —    | Q4    | 25       |
| percentage | of the period | latest            | 15/100 | 15/20 | —     | —    | —    | Q4    | 75       |
| percentage | of the period | average           | 15/100 | 15/20 | —     | —    | —    | Q4    | 45       |
| percentage | of the period | max               | 15/100 | 15/20 | —     | —    | —    | Q4    | 75       |
| percentage | of the period | min               | 15/100 | 15/20 | —     | —    | —    | Q4    | 15       |
| percentage | of the period | none              | 15/100 | 15/20 | —     | —    | —    | Q4    | —        |
| percentage | of the period | ratio             | 3/10   | 0/0   | —     | —    | —    | Q4    | 30       |
| percentage | of the period | latest            | 3/10   | 0/0   | —     | —    | —    | Q4    | 30       |
| percentage | of the period | ratio             | 3/10   | 2/—   | —     | —    | —    | Q4    | 30       |
| percentage | of the period | ratio             | 3/10   | 2/0   | —     | —    | —    | Q4    | 30       |
| percentage | of the period | ratio             | 0/0    | —     | —     | —    | —    | Q4    | —        |
| percentage | of the period | ratio             | 0/8    | —     | —     | —    | —    | Q4    | 0        |
| percentage | running total | latest            | 10/40  | 30/60 | —     | —    | —    | Q4    | 50       |
| percentage | running total | sum               | 10/40  | 30/60 | —     | —    | —    | Q4    | 50       |
| percentage | state         | latest            | 40/100 | 45/90 | —     | —    | —    | Q4    | 50       |
| percentage | state         | ratio             | 40/100 | 45/90 | —     | —    | —    | Q4    | 44.7     |
| percentage | of the period | latest            | 62     | —     | —     | —    | —    | Q4    | 62       |
| level      | state         | latest            | 2      | 4     | 3     | —    | —    | Q4    | 3        |
| level      | state         | max               | 2      | 4     | 3     | —    | —    | Q4    | 4        |
| level      | state         | min               | 2      | 4     | 3     | —    | —    | Q4    | 2        |
| level      | state         | average           | 2      | 4     | 3     | —    | —    | Q4    | 3        |
| yes or no  | state         | latest            | 0      | 1     | —     | —    | —    | Q4    | 1        |
| yes or no  | state         | max               | 0      | 1     | 0     | —    | —    | Q4    | 1        |
| yes or no  | state         | min               | 0      | 1     | 0     | —    | —    | Q4    | 0        |
| yes or no  | of the period | sum               | 1      | 0     | 1     | —    | —    | Q4    | 2        |
| words      | state         | latest            | —      | —     | —     | —    | —    | Q4    | —        |
`
