-- Which modules hold follows from what was approved.
call follow_table('design_approval');
