/**
 * `column = ${among('$1')}`: one of the values of an array. PostgreSQL plans a prepared statement anew at every call as long as
 * that looks cheaper, and for an array whose length it sees it always does: one id looks cheaper than the ten it supposes. Of
 * an array that is put together while the statement runs it supposes ten each time, so that the plan is made once. Planning
 * what a loader asks took ten times as long as running it.
 */
export const among = (param: string, type = 'uuid'): string => `any (array(select unnest(${param}::${type}[])))`
