// Known answers for parity: the share is women among women and men; other and undisclosed are counted beside
// it. The band is 47 to 53 %, both inside, by the exact counts. Women needed at a constant headcount.

export const PARITY = `
| women | men  | other | undisclosed | share | band    | women needed | in all |
|-------|------|-------|-------------|-------|---------|--------------|--------|
| 40    | 60   | 0     | 0           | 40    | below   | 7            | 100    |
| 46    | 54   | —     | —           | 46    | below   | 1            | 100    |
| 47    | 53   | —     | —           | 47    | within  | 0            | 100    |
| 50    | 50   | —     | —           | 50    | within  | 0            | 100    |
| 53    | 47   | —     | —           | 53    | within  | 0            | 100    |
| 54    | 46   | —     | —           | 54    | above   | 0            | 100    |
| 0     | 10   | —     | —           | 0     | below   | 5            | 10     |
| 10    | 0    | —     | —           | 100   | above   | 0            | 10     |
| 1     | 1    | —     | —           | 50    | within  | 0            | 2      |
| 9     | 10   | —     | —           | 47.4  | within  | 0            | 19     |
| 8     | 9    | —     | —           | 47.1  | within  | 0            | 17     |
| 7     | 8    | —     | —           | 46.7  | below   | 1            | 15     |
| 40    | 60   | 5     | 3           | 40    | below   | 7            | 108    |
| 4699  | 5301 | —     | —           | 47    | below   | 1            | 10000  |
| 0     | 0    | 0     | 4           | —     | no_data | —            | 4      |
| 0     | 0    | —     | —           | —     | no_data | —            | 0      |
| —     | 10   | —     | —           | —     | no_data | —            | 10     |
| 5     | —    | 1     | 0           | —     | no_data | —            | 6      |
| —     | —    | —     | —           | —     | no_data | —            | —      |
`

/** The straight line through the shares on the first of January, read off at another one. */
export const PROJECTION = `
| 2021 | 2022 | 2023 | read off at | share |
|------|------|------|-------------|-------|
| 30   | 35   | —    | 2023        | 40    |
| 30   | 35   | —    | 2024        | 45    |
| 40   | 35   | —    | 2023        | 30    |
| 30   | 36   | 36   | 2024        | 40    |
| 50   | 50   | 50   | 2024        | 50    |
| 60   | 90   | —    | 2023        | 100   |
| 20   | 5    | —    | 2023        | 0     |
| 30   | —    | —    | 2023        | —     |
| —    | —    | —    | 2023        | —     |
`
