"""Small clusters of dispatches about unlike events, invented for tests, and a sports report and a recipe among them."""

FLOOD = {
    "river_mon.txt": (
        "date 2033-07-11\n"
        "Floods cut off villages near Sylhet\n\n"
        "SYLHET, Bangladesh - The Surma river burst its banks on Monday near the city of Sylhet and flooded more than "
        "forty villages, officials said.\n\n"
        "At least 12 people drowned and hundreds are missing, district commissioner Rezaul Karim said. "
        "The army evacuated 3,000 people by boat.\n\n"
        "Schools were closed across the district. Rescuers pulled a boy from a collapsed house on Monday evening.\n"
    ),
    "river_tue.txt": (
        "date 2033-07-12\n"
        "Flood toll rises to 31 in Bangladesh\n\n"
        "The death toll from floods around Sylhet rose to 31 on Tuesday, the disaster ministry said. An earlier report "
        "of 40 deaths was wrong, it said.\n\n"
        "The Surma river burst its banks on Monday near the city of Sylhet and flooded more than forty villages.\n\n"
        "The army has evacuated 9,000 people. Prime Minister Nasrin Haque visited Sylhet on Tuesday and promised "
        "shelter for every family.\n\n"
        "Farmers accused the water board of opening a sluice without warning. The board denied that it had opened "
        "any gate.\n"
    ),
    "river_wed.txt": (
        "date 2033-07-13\n"
        "Water falls in Sylhet as search goes on\n\n"
        "Rescuers searched for survivors on Wednesday after the worst floods in years hit Sylhet, where the Surma "
        "burst its banks on Monday.\n\n"
        "The ministry said 34 people had died. The United Nations pledged 5 million dollars in aid.\n\n"
        "A board spokesman said no gate had been opened.\n"
    ),
}

STRIKE = {
    "rail_a.txt": (
        "date 2032-10-05\n"
        "Portuguese rail workers walk out\n\n"
        "Train drivers in Portugal went on strike on Tuesday after talks on pay collapsed, halting most services "
        "between Lisbon and Porto.\n\n"
        "The union said 90% of drivers had joined the strike. The operator put the figure at 60%.\n\n"
        "“Nobody wants this,” said union leader Carla Mendes.\n"
    ),
    "rail_b.txt": (
        "date 2032-10-06\n"
        "Strike enters second day\n\n"
        "Train drivers went on strike on Tuesday across Portugal in a dispute over pay. Police arrested four pickets "
        "in Porto on Wednesday.\n\n"
        "Transport Minister Rui Tavares urged both sides to resume talks. The union rejected an offer of 3%.\n\n"
        "The walkout will end on Friday, the union said.\n"
    ),
    "rail_c.txt": (
        "date 2032-10-08\n"
        "Deal ends Portuguese rail strike\n\n"
        "The union and the operator reached a deal on Friday in Lisbon after three days of strikes. The operator "
        "agreed to raise wages by 5%.\n\n"
        "Trains are running again, the operator said. Mr Tavares praised the deal.\n"
    ),
}

ELECTION = {
    "vote_a.txt": (
        "date 2034-08-13\n"
        "Zambians vote for a president\n\n"
        "Voters in Zambia went to the polls on Sunday to elect a president. Polls closed at 6 p.m. in Lusaka.\n\n"
        "Two people were killed in clashes in Kitwe, police said.\n"
    ),
    "vote_b.txt": (
        "date 2034-08-15\n"
        "Opposition leader wins Zambian election\n\n"
        "Opposition leader Joyce Mwale won the presidential election in Zambia with 52% of the vote, the electoral "
        "commission said on Tuesday.\n\n"
        "President Daniel Phiri rejected the result. He accused the commission of fraud.\n\n"
        "The commission denied that it had altered any count.\n"
    ),
    "vote_c.txt": (
        "date 2034-08-17\n"
        "Phiri concedes in Zambia\n\n"
        "President Daniel Phiri conceded defeat on Thursday and called Mwale to congratulate her. Mwale will be sworn "
        "in next week in Lusaka.\n\n"
        "Thousands of people rallied in Lusaka. The African Union praised both candidates.\n"
    ),
}

STRAYS = {
    "match.txt": (
        "date 2033-07-12\n"
        "Late goal sinks Ajax\n\n"
        "Feyenoord beat Ajax 2-1 in the cup final in Rotterdam on Tuesday. Jan Smit scored the winning goal in the "
        "90th minute.\n\n"
        "Ajax coach Peter de Boer said his side had been unlucky.\n"
    ),
    "recipe.txt": (
        "Lemon cake\n\n"
        "Beat the eggs with the sugar. Add 200 grams of flour and fold in the butter. Bake for 40 minutes and let the "
        "cake cool. Serve with tea.\n"
    ),
}
