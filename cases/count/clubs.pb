META
key;value;source
description;Money of the clubs;minutes
language;la
budget;1000;
vote_type;cumulative;
min_sum_points;1
max_sum_points;5
PROJECTS
votes;project_id;cost;score;name;selected;latitude;longitude
2;7;600,50;5;"Boats; two ""old"" ones";1;47.1;9.5
1;12;300;2;Nets;0;;
0;a/b;100;0;;2;47.2;
VOTES
age;voter_id;vote;points;voting_method
31;1;7,12;3,2;paper
;2;7;2;
64;3;;;paper
