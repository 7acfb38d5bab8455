-- Whoever is no longer a learning manager loses access at once, also while nobody has taken the place.
alter table final_hand_over alter column to_id drop not null;
