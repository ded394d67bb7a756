// Known answers for numbers broken down by sex in two offices, and put together: women by the same rules as
// the whole, and what nobody broke down stays what it is. The last table: what offices contribute to HQ's row.

export const PARTS = `
| counted as | Chad: in all | women | men   | Peru: in all | women | men  | together | women together | not broken down |
|------------|--------------|-------|-------|--------------|-------|------|----------|----------------|-----------------|
| number     | 100          | 60    | 40    | 50           | 30    | 20   | 150      | 90             | 0               |
| number     | 100          | 60    | 30    | 50           | —     | —    | 150      | 60             | 60              |
| number     | 50           | 25    | 15    | —            | —     | —    | 50       | 25             | 10              |
| number     | 0            | 0     | 0     | 10           | 4     | 6    | 10       | 4              | 0               |
| number     | —            | —     | —     | 10           | 4     | —    | 10       | 4              | 6               |
| number     | 100          | —     | —     | 50           | —     | —    | 150      | —              | 150             |
| number     | —            | 60    | 40    | 50           | 30    | 20   | 50       | 30             | 0               |
| percentage | 30/100       | 20/50 | 10/50 | 10/20        | 5/10  | 5/10 | 33.3     | 41.7           | 0               |
| percentage | 30/100       | 20/40 | 5/40  | —            | —     | —    | 30       | 50             | 20              |
| percentage | 30/100       | —     | —     | 10/20        | 5/10  | 5/10 | 33.3     | 50             | 100             |
`

export const CONTRIBUTED = `
| counted as | rule over offices | HQ's own row | Chad   | Peru  | Togo | contributed |
|------------|-------------------|--------------|--------|-------|------|-------------|
| number     | sum               | 9999         | 15     | 25    | —    | 40          |
| number     | sum               | 40           | —      | —     | —    | —           |
| number     | average           | 9999         | 10     | 20    | 60   | 30          |
| percentage | ratio             | 1/2          | 15/100 | 15/20 | —    | 25          |
`
