META
key;value
description;Garden money of the parish
budget;1000
vote_type;approval
PROJECTS
project_id;cost;votes;name
1;600;4;Glasshouse
2;300;4;Benches under the limes
3;300;3;Herb beds
4;200;2;سور الحديقة
VOTES
voter_id;vote
1;1,2
2;1,2
3;1,3
4;1
5;2,3
6;2,4
7;3,4
