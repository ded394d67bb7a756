// Known answers for several offices put together, each already over its periods. "In it" is how many offices
// the figure counts; what is missing never counts as nought. An office alone stands for itself.

export const OVER_OFFICES = `
| counted as | rule over offices | Afghanistan | Colombia | Mali     | together | in it |
|------------|-------------------|-------------|----------|----------|----------|-------|
| number     | sum               | 25          | —        | —        | 25       | 1     |
| number     | sum               | 10          | 20       | 30       | 60       | 3     |
| number     | sum               | 0           | 0        | —        | 0        | 2     |
| number     | sum               | —           | —        | —        | —        | 0     |
| number     | sum               | 0.1         | 0.2      | −0.3     | 0        | 3     |
| number     | average           | 10          | 20       | 30       | 20       | 3     |
| number     | average           | 10          | —        | 30       | 20       | 2     |
| number     | average           | 0           | —        | 30       | 15       | 2     |
| number     | max               | 10          | 20       | 30       | 30       | 3     |
| number     | min               | 10          | 20       | 30       | 10       | 3     |
| number     | min               | 0           | 5        | —        | 0        | 2     |
| number     | max               | −4          | —        | −9       | −4       | 2     |
| number     | none              | 10          | 20       | —        | —        | 2     |
| number     | ratio             | 10          | 20       | —        | —        | 0     |
| number     | weighted          | 10 of 1     | 20 of 3  | —        | 17.5     | 2     |
| number     | weighted          | 10 of 1     | 20       | —        | 10       | 1     |
| number     | weighted          | 10 of 0     | 20 of 0  | —        | —        | 0     |
| percentage | ratio             | 15/100      | 15/20    | —        | 25       | 2     |
| percentage | ratio             | 15/100      | —        | —        | 15       | 1     |
| percentage | ratio             | 0/0         | 5/10     | —        | 50       | 2     |
| percentage | ratio             | 1/0         | 5/10     | —        | 50       | 1     |
| percentage | ratio             | 3/—         | 5/10     | —        | 50       | 1     |
| percentage | ratio             | 62          | 5/10     | —        | 50       | 1     |
| percentage | ratio             | 0/50        | 0/30     | 8/20     | 8        | 3     |
| percentage | average           | 15/100      | 15/20    | —        | 45       | 2     |
| percentage | weighted          | 15/100      | 15/20    | —        | 25       | 2     |
| percentage | max               | 15/100      | 15/20    | —        | 75       | 2     |
| percentage | min               | 15/100      | 15/20    | —        | 15       | 2     |
| percentage | none              | 15/100      | 15/20    | —        | —        | 2     |
| level      | average           | 1           | 2        | 2        | 1.7      | 3     |
| level      | max               | 4           | 2        | —        | 4        | 2     |
| level      | min               | 4           | 2        | —        | 2        | 2     |
| yes or no  | sum               | 1           | 0        | 1        | 2        | 3     |
| yes or no  | average           | 1           | 0        | —        | 0.5      | 2     |
| yes or no  | max               | 0           | 1        | —        | 1        | 2     |
| yes or no  | min               | 0           | 1        | —        | 0        | 2     |
| words      | none              | —           | —        | —        | —        | 0     |
`

/** Where only one office has the indicator, every rule gives its own value. */
export const ALONE = `
| counted as | rule over offices | its value | together |
|------------|-------------------|-----------|----------|
| number     | none              | 25        | 25       |
| number     | average           | 25        | 25       |
| number     | ratio             | 25        | 25       |
| percentage | ratio             | 62        | 62       |
| percentage | sum               | 3/10      | 30       |
| percentage | none              | —         | —        |
`
