META
key;value
budget;100
vote_type;cumulative
PROJECTS
project_id;cost;name;selected
a;60;"Says ""hello""";1
b;7,5;Two;0
VOTES
voter_id;vote;points
1;b,a;2,1
2;;
