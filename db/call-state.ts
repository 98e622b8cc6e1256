/** SQL of where a call of the day (`t`) stands at `@nowMs`, as `BoardState`; an open call whose cut-off has passed is missed already. */
export const BOARD_STATE = `CASE WHEN t.state = 'open' AND t.cutoff_at_ms <= @nowMs THEN 'missed'
    WHEN t.state <> 'open' THEN t.state
    WHEN t.place = 'pool' OR t.place = 'waiting' AND t.not_before_ms <= @nowMs THEN 'free'
    WHEN t.place = 'used-up' THEN 'used-up' ELSE 'waiting' END`;
/** SQL of the calls (`t`) that are still calls of `@date`. */
export const OF_THE_DAY = `t.business_date = @date AND t.state NOT IN ('dropped', 'carried')`;
