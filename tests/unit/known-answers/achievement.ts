// Known answers for achievement over periods and over offices: two offices in the first half of 2020. A plan
// is "baseline → final target", with what is due in Q1 and Q2 and what was reported. Offices are compared
// with themselves: who lacks actual, baseline or target is not in progress and status.

export const ACHIEVEMENT = `
| counted as | it should | the value is  | over periods | over offices | Iraq: plan    | due    | reported      | Sudan: plan   | due    | reported    | to date | progress | of due | status |
|------------|-----------|---------------|--------------|--------------|---------------|--------|---------------|---------------|--------|-------------|---------|----------|--------|--------|
| number     | rise      | of the period | sum          | sum          | 0 → 100       | 20, 30 | 10, 25        | 0 → 100       | 20, 30 | —, 15       | 50      | 25       | 50     | red    |
| number     | rise      | running total | latest       | sum          | 0 → 100       | 25, 50 | 10, 45        | 10 → 110      | 35, 60 | 30, 50      | 95      | 42.5     | 85     | amber  |
| number     | rise      | state         | latest       | sum          | 20 → 40       | 25, 30 | 24, 26        | 10 → 30       | 15, 20 | 12, —       | 38      | 20       | 40     | red    |
| number     | fall      | of the period | sum          | sum          | 40 → 10       | 8, 8   | 9, 10         | 40 → 10       | 8, 8   | 5, 6        | 30      | 83.3     | 104.2  | green  |
| number     | fall      | running total | latest       | sum          | 60 → 30       | 10, 20 | 12, 24        | 40 → 20       | 8, 16  | 6, 16       | 40      | 120      | 93.8   | blue   |
| number     | fall      | state         | latest       | sum          | 40 → 10       | 35, 30 | 38, 36        | 20 → 10       | 18, 16 | 20, 20      | 56      | 10       | 28.6   | red    |
| number     | stay      | of the period | sum          | sum          | 0 → 100       | 10, 10 | 10, 8         | 0 → 100       | 10, 10 | 9, 9        | 36      | 18       | 90     | green  |
| number     | stay      | running total | latest       | sum          | 30 → 30       | 30, 30 | 30, 30        | 10 → 10       | 10, 10 | 10, 6       | 36      | 90       | 90     | green  |
| number     | stay      | state         | latest       | sum          | 30 → 30       | 30, 30 | 30, 24        | 20 → 20       | 20, 20 | 20, 20      | 44      | 88       | 88     | amber  |
| number     | rise      | state         | latest       | average      | 0 → 10        | 2, 4   | 1, 3          | 0 → 20        | 4, 8   | 2, 5        | 4       | 26.7     | 66.7   | amber  |
| number     | rise      | state         | latest       | max          | 0 → 10        | 2, 4   | 1, 3          | 0 → 20        | 4, 8   | 2, 8        | 8       | 40       | 100    | green  |
| number     | rise      | state         | latest       | min          | 0 → 10        | 2, 4   | 1, 3          | 0 → 20        | 4, 8   | 2, 8        | 3       | 30       | 75     | amber  |
| number     | rise      | state         | latest       | none         | 0 → 10        | 2, 4   | 1, 3          | 0 → 20        | 4, 8   | 2, 8        | —       | —        | —      | grey   |
| number     | rise      | running total | latest       | sum          | 0 → 50        | 10, 20 | 10, 50        | 0 → 50        | 10, 20 | 20, 50      | 100     | 100      | 250    | blue   |
| number     | rise      | running total | latest       | sum          | 0 → 50        | 10, 20 | 10, 50        | 0 → 50        | 10, 20 | —, —        | 50      | 100      | 250    | green  |
| number     | rise      | running total | latest       | sum          | 0 → 50        | 10, 20 | 10, 50        | 0 → 50        | 10, 20 | n/ap, n/ap  | 50      | 100      | 250    | blue   |
| number     | rise      | of the period | sum          | sum          | 0 → 100       | 20, 30 | 10, 25        | 0 → 100       | 20, 30 | 15, n/ap    | 50      | 25       | 50     | red    |
| number     | rise      | running total | latest       | sum          | 0 → 50        | 10, 20 | 10, 20        | 0 → 50        | 10, 20 | 15, n/ap    | 35      | 35       | 87.5   | amber  |
| number     | rise      | state         | latest       | sum          | 20 → 40       | 25, 30 | 24, 26        | 10 → 30       | 15, 20 | 12, n/ap    | 26      | 30       | 60     | amber  |
| number     | rise      | running total | latest       | sum          | 0 → 50        | 10, 20 | 10, 15        | — → 50        | 10, 20 | 10, 15      | 30      | 30       | 75     | amber  |
| number     | rise      | of the period | sum          | sum          | 0 → 50        | 10, 10 | 10, 5         | 0 → 50        | —, —   | 10, 5       | 30      | 30       | 75     | amber  |
| number     | rise      | of the period | average      | sum          | 0 → 20        | 10, 10 | 10, 6         | 0 → 20        | 10, 10 | 4, 8        | 14      | 35       | 70     | amber  |
| number     | rise      | of the period | max          | sum          | 0 → 20        | 10, 10 | 10, 6         | 0 → 20        | 10, 10 | 4, 8        | 18      | 45       | 90     | green  |
| number     | fall      | of the period | min          | sum          | 10 → 2        | 6, 6   | 8, 6          | 10 → 2        | 6, 6   | 8, 6        | 12      | 50       | 100    | green  |
| percentage | rise      | of the period | ratio        | ratio        | 10/100 → 50   | 20, 30 | 15/100, 45/100 | 10/100 → 50  | 20, 30 | 10/100, —   | 23.3    | 33.3     | 66.7   | amber  |
| percentage | rise      | state         | latest       | ratio        | 20/100 → 60   | 30, 40 | 25/100, 40/100 | 20/100 → 60  | 30, 40 | 30/100, 30/100 | 35   | 37.5     | 75     | amber  |
| percentage | fall      | state         | latest       | ratio        | 40/100 → 10   | 35, 30 | 38/100, 30/100 | 40/100 → 10  | 35, 30 | 40/100, 34/100 | 32   | 26.7     | 80     | amber  |
| percentage | rise      | state         | latest       | ratio        | 20/100 → 60   | 30, 40 | 25/100, 40/100 | 10 → 50      | 20, 30 | —, 50       | 40      | 50       | 100    | green  |
| percentage | rise      | state         | latest       | weighted     | 10 → 40       | 20, 30 | —, 10/50      | 10 → 60       | 30, 50 | —, 30/100   | 26.7    | 38.5     | 50     | red    |
| percentage | stay      | state         | latest       | ratio        | 50/100 → 50   | 50, 50 | 50/100, 48/100 | 50/100 → 50  | 50, 50 | 50/100, 42/100 | 45   | 90       | 90     | green  |
| percentage | rise      | state         | latest       | average      | 0/10 → 100    | 50, 50 | —, 5/10        | 0/90 → 100   | 50, 50 | —, 36/90    | 45      | 45       | 90     | green  |
| level      | rise      | state         | latest       | average      | 1 → 5         | 2, 3   | 2, 3          | 1 → 5         | 2, 3   | 1, 2        | 2.5     | 37.5     | 75     | amber  |
| level      | fall      | state         | latest       | average      | 5 → 1         | 4, 3   | 4, 3          | 5 → 1         | 4, 3   | 5, 4        | 3.5     | 37.5     | 75     | amber  |
| level      | stay      | state         | latest       | min          | 4 → 4         | 4, 4   | 4, 4          | 4 → 4         | 4, 4   | 4, 3        | 3       | 75       | 75     | amber  |
| yes or no  | rise      | state         | latest       | sum          | 0 → 1         | 0, 1   | 0, 1          | 0 → 1         | 0, 1   | 0, 0        | 1       | 50       | 50     | red    |
| yes or no  | stay      | state         | latest       | min          | 1 → 1         | 1, 1   | 1, 1          | 1 → 1         | 1, 1   | 1, 0        | 0       | 0        | 0      | red    |
`
