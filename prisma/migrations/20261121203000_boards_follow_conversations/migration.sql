-- What else a board is read from; board-changes.story.ts finds a table that is missing here.
call follow_table('feedback_subject');
call follow_table('development_goal');
call follow_table('pop_preparation');
call follow_table('coaching_plan');
call follow_table('final_conversation');
call follow_table('final_contribution');
call follow_table('final_preparation');
call follow_table('intervision_member');
call follow_table('intervision_meeting');
