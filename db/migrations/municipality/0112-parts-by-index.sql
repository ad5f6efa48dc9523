-- A part of a load is a few of many people. What is kept of everybody began empty, so that PostgreSQL knows nothing of it and would
-- read it whole for each part: in the first import at 700,000 young people several thousand million rows
-- (docs/performance.md). Whoever is named is looked up by index, whatever is known.
alter function refresh_status(uuid[]) set enable_seqscan = off;
