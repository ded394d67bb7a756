// Known answers for one value: how far it is from the baseline to the target, and what colour that is.

/** Progress in percent of the way from baseline to target. Target = baseline means "hold it". */
export const PROGRESS = `
| it should | baseline | target | actual | progress |
|-----------|----------|--------|--------|----------|
| rise      | 0        | 100    | 25     | 25       |
| rise      | 0        | 100    | 0      | 0        |
| rise      | 0        | 100    | 100    | 100      |
| rise      | 0        | 100    | 130    | 130      |
| rise      | 0        | 100    | −10    | −10      |
| rise      | 20       | 80     | 50     | 50       |
| rise      | 20       | 80     | 20     | 0        |
| rise      | 20       | 80     | 10     | −16.7    |
| rise      | −10      | 10     | 0      | 50       |
| rise      | 0.5      | 2.5    | 1      | 25       |
| rise      | 30       | 30     | 24     | 80       |
| rise      | 30       | 30     | 31     | 100      |
| fall      | 40       | 10     | 25     | 50       |
| fall      | 40       | 10     | 45     | −16.7    |
| fall      | 40       | 10     | 10     | 100      |
| fall      | 40       | 10     | 4      | 120      |
| fall      | 40       | 10     | 40     | 0        |
| fall      | 40       | 0      | 30     | 25       |
| fall      | 30       | 30     | 36     | 80       |
| fall      | 30       | 30     | 20     | 100      |
| stay      | 30       | 30     | 30     | 100      |
| stay      | 30       | 30     | 35     | 100      |
| stay      | 30       | 30     | 27     | 90       |
| stay      | 30       | 30     | 0      | 0        |
| stay      | 30       | 40     | 35     | 50       |
| stay      | 0        | 0      | 0      | 100      |
| stay      | 0        | 0      | −1     | —        |
| rise      | —        | 100    | 25     | —        |
| rise      | 0        | —      | 25     | —        |
| rise      | 0        | 100    | —      | —        |
| fall      | —        | —      | —      | —        |
`

/** Green from 90 %, amber from 60 %, of the way to the target due; blue is a final target reached. */
export const STATUS = `
| it should | baseline | target due | final target | actual | of the target due | status |
|-----------|----------|------------|--------------|--------|-------------------|--------|
| rise      | 0        | 50         | 100          | 45     | 90                | green  |
| rise      | 0        | 50         | 100          | 44.98  | 90                | green  |
| rise      | 0        | 50         | 100          | 44.9   | 89.8              | amber  |
| rise      | 0        | 50         | 100          | 30     | 60                | amber  |
| rise      | 0        | 50         | 100          | 29.9   | 59.8              | red    |
| rise      | 0        | 50         | 100          | 0      | 0                 | red    |
| rise      | 0        | 50         | 100          | −5     | −10               | red    |
| rise      | 0        | 50         | 100          | 60     | 120               | green  |
| rise      | 0        | 50         | 100          | 100    | 200               | blue   |
| rise      | 0        | 50         | —            | 50     | 100               | green  |
| rise      | 0        | —          | 100          | 20     | —                 | grey   |
| rise      | 0        | —          | 100          | 100    | —                 | blue   |
| rise      | 0        | 50         | 100          | —      | —                 | grey   |
| rise      | —        | 50         | 100          | 20     | —                 | grey   |
| fall      | 40       | 25         | 10           | 26     | 93.3              | green  |
| fall      | 40       | 25         | 10           | 31     | 60                | amber  |
| fall      | 40       | 25         | 10           | 41     | −6.7              | red    |
| fall      | 40       | 25         | 10           | 9      | 206.7             | blue   |
| stay      | 30       | 30         | 30           | 30     | 100               | green  |
| stay      | 30       | 30         | 30           | 27     | 90                | green  |
| stay      | 30       | 30         | 30           | 26     | 86.7              | amber  |
| stay      | 30       | 30         | 30           | 15     | 50                | red    |
`
