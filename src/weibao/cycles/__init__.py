"""The sixteen parts that every meaning of a cycle is made of.

They are values and plain reckoning: no plan, no history, no clock of the machine.

1. anchor: what is counted from (`anchor`).
2. shift: what early or late work does to later dates (`shift`, and `track`, which is
   the one formula).
3. window: how early and late is lawful (`window`), what one of several regimes
   allows (`allowed`), and what all of them leave in common (`joint`).
4. arithmetic: month ends, day counts, weekdays (`arithmetic`), the clock (`clock`),
   ends and single dates of a series (`series`).
5. period: day to year, and so many times in each (`period`).
6. gap: least, longest, extended, capped (`gap`).
7. meter: values, forecasts, the first or last of several limits (`meter`).
8. stage: intervals by age, listed years, attribute, factor, or room (`stage`), and
   what an attribute that changes does to them (`changing`).
9. season: seasons and blackouts (`season`).
10. working day: where a date on a closed day goes (`working_day`).
11. rotation: which of many items a turn takes (`rotation`).
12. event: what an event asks for, and by when (`event`).
13. inclusion: larger work that contains, credits or suppresses smaller (`inclusion`).
14. deferral: one turn moved, locked or aligned (`deferral`).
15. gating: states, results, certificates, order of work (`gating`), and what a pause
   makes of dates (`pause`).
16. release: when a date becomes an order, is missed, was known (`release`).

Beside them stand `cycle`, the value that says the cycle of a task, `rhythms`, `regimes`
and `clock_times`, the values that say how often, under which rules at once and at which
hours, `metered`, the one of them that a meter counts, `use`, what its readings tell,
`choosing`, the cycles that an attribute chooses, and `steps`, the value that says on
which steps. Which meaning uses which part is told in
docs/explanation/meanings-of-a-cycle.md.
"""
