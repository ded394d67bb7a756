// Known answers for funding gaps and sums, for what a period asks for, and for when a report came.

export const GAP = `
| required | secured | gap |
|----------|---------|-----|
| 100      | 40      | 60  |
| 100      | 100     | 0   |
| 100      | 120     | −20 |
| 0        | 0       | 0   |
| 100      | —       | —   |
| —        | 40      | —   |
| 0        | —       | —   |
`

export const SUMS = `
| first | second | third | together |
|-------|--------|-------|----------|
| 100   | 50     | —     | 150      |
| 0     | —      | —     | 0        |
| —     | —      | —     | —        |
| 10    | 20     | 30    | 60       |
`

/** Which indicators a period asks for. */
export const ASKED = `
| reported     | period | asked |
|--------------|--------|-------|
| quarterly    | 2020Q1 | yes   |
| quarterly    | 2020Q4 | yes   |
| semiannual   | 2020Q1 | no    |
| semiannual   | 2020Q2 | yes   |
| annual       | 2020Q3 | no    |
| annual       | 2020Q4 | yes   |
| annual       | 2020   | yes   |
| semiannual   | 2020   | yes   |
`

/** Whether a cell says something: a value, or on purpose none. */
export const FILLED = `
| counted as | cell | filled |
|------------|------|--------|
| number     | 12   | yes    |
| number     | 0    | yes    |
| number     | —    | no     |
| number     | n/av | yes    |
| number     | n/ap | yes    |
| percentage | 3/10 | yes    |
| percentage | —/—  | no     |
`

/** A due day is a whole day where the office is. */
export const TIMELINESS = `
| submitted         | due        | now               | time zone      | it is   |
|-------------------|------------|-------------------|----------------|---------|
| 2021-07-10T08:00Z | 2021-07-15 | 2021-07-20T08:00Z | UTC            | on_time |
| 2021-07-15T23:59Z | 2021-07-15 | 2021-07-20T08:00Z | UTC            | on_time |
| 2021-07-16T00:00Z | 2021-07-15 | 2021-07-20T08:00Z | UTC            | late    |
| 2021-07-16T03:00Z | 2021-07-15 | 2021-07-20T08:00Z | America/Bogota | on_time |
| 2021-07-15T22:00Z | 2021-07-15 | 2021-07-20T08:00Z | Asia/Kabul     | late    |
| 2021-07-16T03:00Z | —          | 2021-07-20T08:00Z | UTC            | on_time |
| —                 | 2021-07-15 | 2021-07-15T12:00Z | UTC            | waiting |
| —                 | 2021-07-15 | 2021-07-16T00:00Z | UTC            | none    |
| —                 | —          | 2021-07-16T00:00Z | UTC            | waiting |
`
