"""Invented stories of several dispatches each, with their true days, for measuring how well the undated are dated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One dispatch of a story: its name, its true day, its words without any head."""

    name: str
    day: str
    text: str


QUAKE = (
    Told("quake-1", "2019-06-19", """\
Rescuers dug with their hands through the ruins of Calingasta on Wednesday, a day after an earthquake flattened \
much of the Andean town and killed at least 41 people, officials in San Juan province said.
The magnitude 6.8 quake struck on Tuesday as children were leaving school. Governor Elena Brizuela said three \
schools and the hospital had collapsed.
"We hear knocking under the clinic," said Tomas Arrieta, who leads the civil defence brigade.
Argentina's army sent two field hospitals."""),
    Told("quake-2", "2019-06-20", """\
Hopes faded in Argentina on Thursday as brigades searched the rubble of Calingasta for a third day and the \
number of dead from the earthquake rose to 58.
Tomas Arrieta of the civil defence said dogs had found nobody alive since dawn.
The quake that struck on Tuesday also cut the only road to the town. Governor Elena Brizuela declared three days \
of mourning."""),
    Told("quake-3", "2019-06-21", """\
A seven-year-old girl was pulled alive from a collapsed school in Calingasta on Friday, three days after the \
quake that devastated the town in the Andes.
Milagros Funes was carried out to applause, said brigade chief Arrieta. Doctors said she would keep her leg.
The toll stood at 63, governor Brizuela's office said."""),
    Told("quake-4", "2019-06-25", """\
Bells rang over the ruins of Calingasta on Tuesday, a week after the earthquake that killed 71 people there.
Governor Elena Brizuela laid a wreath where the hospital had stood. "We will build it again," she said.
More than 4,000 people are living in tents in San Juan province, where nights are below freezing."""),
    Told("quake-5", "2019-06-24", """\
Prosecutors in San Juan opened an inquiry on Monday into the builders of three schools that collapsed in last \
Tuesday's earthquake in Calingasta.
The schools were finished in 2014. Governor Elena Brizuela promised that nobody would be spared.
Tomas Arrieta, whose brigade found the last survivor on Friday, said the beams held no steel."""),
)  # fmt: skip

STRIKE = (
    Told("strike-1", "2018-10-02", """\
Durban's container terminal stood still on Tuesday, the second day of a strike by crane drivers who want a rise \
of nine percent.
The dockers' union said 3,100 members had joined the walkout that began on Monday at Maydon Wharf.
Harbour manager Lindiwe Khanyile said 14 ships were waiting at anchor."""),
    Told("strike-2", "2018-10-08", """\
The strike at the port of Durban entered its second week on Monday with no talks in sight and 40 ships at \
anchor.
Union leader Sizwe Mbatha said the crane drivers would not go back for less than nine percent.
Harbour manager Lindiwe Khanyile called the walkout ruinous. Car makers said they would halt two plants on \
Wednesday."""),
    Told("strike-3", "2018-10-09", """\
Police fired tear gas at Maydon Wharf on Tuesday as replacement drivers were bussed into the port of Durban on \
the ninth day of a strike by dockers.
Eleven people were arrested, the harbour's manager, Lindiwe Khanyile, said. Union leader Sizwe Mbatha was among \
them."""),
    Told("strike-4", "2018-10-12", """\
Crane drivers in Durban voted on Friday to end a strike that had closed South Africa's busiest harbour for \
eleven days.
They will go back to Maydon Wharf on Saturday for a rise of seven percent, union leader Sizwe Mbatha said.
Mbatha, freed on Thursday, had been arrested in a clash with police on Tuesday."""),
)  # fmt: skip

FLOOD = (
    Told("flood-1", "2020-08-30", """\
The river Barak burst its banks at Silchar on Saturday after four days of rain, and by Sunday a third of the \
town in India's Assam state was under water.
At least nine people drowned, district officer Ritu Nath said. Boats took the sick from the medical college.
The flood began when an embankment gave way at Bethukandi."""),
    Told("flood-2", "2020-08-31", """\
Soldiers joined the rescue in flooded Silchar on Monday as the Barak went on rising and food ran short.
Officer Ritu Nath said 120,000 people had left their homes since the embankment at Bethukandi broke on Saturday.
The weather office expects more rain until Wednesday."""),
    Told("flood-3", "2020-09-01", """\
Helicopters dropped rice and water over Silchar on Tuesday, where the flood that began on Saturday has killed 23 \
people.
Two rescue boats overturned on Monday near Bethukandi, a spokesman for the army said.
The district's Ritu Nath said the Barak had at last begun to fall."""),
    Told("flood-4", "2020-09-02", """\
Cholera was suspected in two shelters of Silchar on Wednesday, the fifth day of floods in the valley of the \
Barak.
Doctor Anjali Deb said 60 children were being treated. The embankment at Bethukandi is to be closed by Friday, \
the army said."""),
)  # fmt: skip

ELECTION = (
    Told("vote-1", "2016-02-27", """\
Both candidates for the presidency of Comoria held their last rallies on Saturday, a day before an election that \
has divided the islands.
President Salim Hachim told supporters in Mutsamudu that he would win on Sunday. His rival, the former judge \
Fatima Bacar, said boxes had been tampered with."""),
    Told("vote-2", "2016-02-28", """\
Voters queued from dawn on Sunday in Mutsamudu and across the islands of Comoria to choose between President \
Salim Hachim and Fatima Bacar, a former judge.
Polls close at six in the evening and first results are expected on Monday. Two polling stations opened late, \
observers said."""),
    Told("vote-3", "2016-02-29", """\
Fatima Bacar led the count in Comoria's presidential election on Monday with half the votes in, and her \
supporters danced in the streets of Mutsamudu.
The commission said turnout on Sunday was 71 percent. President Salim Hachim has not spoken since the polls \
closed.
Final results are due on Tuesday."""),
    Told("vote-4", "2016-03-01", """\
Salim Hachim conceded defeat on Tuesday, two days after the election in which the islands of Comoria voted him \
out.
Fatima Bacar won 54 percent, the commission in Mutsamudu said. She will be sworn in on Saturday."""),
)  # fmt: skip

FERRY = (
    Told("ferry-1", "2015-12-31", """\
A ferry with more than 200 people on board sank in a storm off the island of Siquijor on Thursday, the \
Philippine coast guard said.
The Santa Rosalia left Dumaguete at noon on Thursday with families on their way home for the New Year. \
Lieutenant Rommel Abad of the coast guard said 88 had been saved by nightfall."""),
    Told("ferry-2", "2016-01-01", """\
Divers reached the wreck of the Santa Rosalia on Friday, a day after the ferry went down off Siquijor with more \
than 200 people.
Lieutenant Rommel Abad said 40 bodies had been found. The ship's captain is in custody in Dumaguete."""),
    Told("ferry-3", "2016-01-02", """\
The captain of the ferry that sank off Siquijor on Thursday told investigators on Saturday that its cargo had \
shifted.
The coast guard's Rommel Abad said the Santa Rosalia carried 60 more people than it was allowed. The search went \
into a third day."""),
    Told("ferry-4", "2016-01-07", """\
Families gathered on the quay of Dumaguete on Thursday, a week after the Santa Rosalia sank with 119 people.
Her captain was charged on Wednesday. The coast guard ended its search on Monday, Lieutenant Rommel Abad said."""),
)  # fmt: skip

ATTACK = (
    Told("raid-1", "2021-04-09", """\
Gunmen on motorcycles attacked the market of Tahoua in western Niger on Friday and killed at least 17 people, a \
local official said.
They came as traders were packing up and opened fire without a word, said the deputy mayor, Issoufou Garba.
The army said it was pursuing the attackers toward the border."""),
    Told("raid-2", "2021-04-10", """\
Niger mourned on Saturday the victims of an attack on the market of Tahoua, where gunmen shot dead 22 people on \
Friday.
Deputy mayor Issoufou Garba said three children were among the dead. No group has said that it was behind the \
massacre."""),
    Told("raid-3", "2021-04-12", """\
Niger's army said on Monday that it had killed nine of the men who attacked a market in Tahoua on Friday.
Colonel Harouna Sidi said they were caught at a well on Sunday evening. The town's deputy mayor, Issoufou Garba, \
asked for a garrison."""),
    Told("raid-4", "2021-04-16", """\
The market of Tahoua opened again on Friday, a week after gunmen killed 22 people there.
Colonel Harouna Sidi has posted forty soldiers at its gates. "I have to sell or we do not eat," said Ramatou \
Ali, a trader in onions."""),
)  # fmt: skip

COUP = (
    Told("coup-1", "2009-09-16", """\
Soldiers who seized power in Karvania on Tuesday imposed a curfew on Wednesday and closed the airport of its \
capital, Velmir.
Colonel Andrus Tamm, the leader of the coup, said on the radio that parliament was dissolved. President Ilze \
Kalda is held in her summer house."""),
    Told("coup-2", "2009-09-17", """\
Thousands marched in Velmir on Thursday against the officers who overthrew President Ilze Kalda on Tuesday.
Shots were fired near the harbour. Colonel Andrus Tamm warned that crowds would be dispersed. The curfew was \
moved forward by two hours."""),
    Told("coup-3", "2009-09-19", """\
Karvania's junta freed President Ilze Kalda on Saturday, four days after the coup, and let her leave for Sweden.
Colonel Andrus Tamm said elections would be held in spring. Protests in Velmir went on for a third day."""),
    Told("coup-4", "2009-09-21", """\
European ministers froze the accounts of nine officers of Karvania on Monday over last Tuesday's coup.
Colonel Andrus Tamm called it blackmail. In Velmir the banks opened for the first time since the soldiers seized \
power."""),
)  # fmt: skip

EPIDEMIC = (
    Told("fever-1", "2017-05-10", """\
Health workers in Gulmira began vaccinating on Wednesday against an outbreak of yellow fever that has killed 14 \
people since April.
Doctor Pilar Osorio of the health ministry said 80 patients were in isolation at the Santa Marta hospital."""),
    Told("fever-2", "2017-05-12", """\
The outbreak of yellow fever in Gulmira has reached two more districts, Doctor Pilar Osorio said on Friday.
The vaccination that began on Wednesday has reached 30,000 people. The Santa Marta hospital put up tents."""),
    Told("fever-3", "2017-05-15", """\
Schools in Gulmira stayed shut on Monday as the yellow fever outbreak spread, and the health ministry asked for \
vaccine.
"We have doses until Thursday," Doctor Pilar Osorio said. Twenty-one people have died, most of them at Santa \
Marta."""),
)  # fmt: skip

CRASH = (
    Told("crash-1", "2014-03-31", """\
An airliner carrying 131 people crashed into a hillside shortly before landing at Skopelja on Monday, and \
rescuers said there was little hope of finding anybody alive.
The Norgavia jet vanished from radar at 6:40 a.m. in thick fog. "It was too low," said Dragan Petkov, a \
shepherd.
Transport minister Mira Stanic flew to the scene."""),
    Told("crash-2", "2014-04-01", """\
Investigators found both flight recorders of Norgavia flight 212 on Tuesday in the forest above Skopelja where \
the airliner came down a day earlier.
All 131 people on board died. Minister Mira Stanic said the boxes would be sent to Paris on Thursday."""),
    Told("crash-3", "2014-04-03", """\
The crew of the airliner that crashed on Monday near Skopelja had been warned twice that they were too low, the \
head of the inquiry said on Thursday.
Ivan Rozman said the last warning on Norgavia 212 sounded four seconds before the jet hit the trees. Families \
began to bury their dead on Wednesday."""),
    Told("crash-4", "2014-04-07", """\
Norgavia's chief executive resigned on Monday, a week to the day after one of its jets flew into a hill near \
Skopelja.
Transport minister Mira Stanic had demanded his departure on Friday. The line has grounded its fleet since the \
crash."""),
)  # fmt: skip

PROTEST = (
    Told("march-1", "2011-10-29", """\
Tens of thousands filled the squares of Porto Verde on Saturday to protest against the price of bread, and \
police answered with water cannon.
The marches were the largest since President Nuno Tavares took office. "We are hungry, he is fat," read one \
banner.
A student, Rui Lemos, 19, was in a coma after being hit by a canister."""),
    Told("march-2", "2011-10-31", """\
Crowds threw stones at the palace of Porto Verde for a third night on Monday as President Nuno Tavares refused \
to go back on the price of bread.
Doctors said the student hurt in Saturday's march, Rui Lemos, was breathing on his own. Shops stayed shut."""),
    Told("march-3", "2011-11-01", """\
Nuno Tavares gave way on Tuesday and cut the price of bread after four days of protest in which shops burned and \
two people died.
The president of Verdania spoke on television at noon. In the squares of Porto Verde people wept and danced.
The unrest began on Saturday."""),
    Told("march-4", "2011-11-05", """\
A week after the first march against dear bread in Porto Verde, students were back in the square on Saturday, \
this time to demand that President Nuno Tavares resign.
Rui Lemos, who left hospital on Thursday, spoke from a chair. Police stood aside."""),
)  # fmt: skip

STORM = (
    Told("storm-1", "2012-02-28", """\
Cyclone Mirabel will reach the coast of Mozambique early on Thursday with winds of 210 kilometres an hour, \
forecasters warned on Tuesday.
Families in Quelimane nailed up their windows. Governor Jaime Sitoe asked everyone near the river to leave by \
Wednesday night."""),
    Told("storm-2", "2012-03-01", """\
Cyclone Mirabel tore the roofs off Quelimane on Thursday and drove the sea into its streets, and at least six \
people were killed.
The storm made landfall before dawn. Governor Jaime Sitoe said the hospital had no power."""),
    Told("storm-3", "2012-03-02", """\
Boats took food to cut-off villages around Quelimane on Friday, a day after Cyclone Mirabel came ashore.
Governor Jaime Sitoe put the dead at 19. The river Cuacua is expected to crest on Sunday."""),
    Told("storm-4", "2012-03-04", """\
The Cuacua crested on Sunday below the level that Quelimane had feared, and the toll of Cyclone Mirabel stood at \
31.
Helicopters reached the last villages on Saturday, governor Jaime Sitoe said. The storm struck on Thursday."""),
)  # fmt: skip

HOSTAGES = (
    Told("siege-1", "2003-12-30", """\
Four armed men were holding 23 people in a bank in Bregovo on Tuesday, and police ringed the building.
The robbers burst into the Danubia bank as it opened. Inspector Lyuben Hristov said they had asked for a bus."""),
    Told("siege-2", "2003-12-31", """\
Nine women walked out of a besieged bank in Bregovo on Wednesday, the second day of a hostage drama.
Inspector Lyuben Hristov said 14 people were still inside the Danubia bank. The robbers have said they will talk \
again on Thursday."""),
    Told("siege-3", "2004-01-01", """\
Police stormed a bank in Bregovo before dawn on Thursday and freed fourteen hostages held for two days.
Two robbers were shot dead, inspector Lyuben Hristov said. The siege of the Danubia bank had begun on Tuesday \
morning."""),
    Told("siege-4", "2004-01-03", """\
The two men who survived Thursday's raid on the Danubia bank in Bregovo appeared in court on Saturday in \
bandages.
Inspector Lyuben Hristov told the judge that one of them had been a guard there. The trial is to open in March."""),
)  # fmt: skip

STORIES = {
    "quake": QUAKE,
    "strike": STRIKE,
    "flood": FLOOD,
    "election": ELECTION,
    "ferry": FERRY,
    "attack": ATTACK,
    "coup": COUP,
    "epidemic": EPIDEMIC,
    "crash": CRASH,
    "protest": PROTEST,
    "storm": STORM,
    "hostages": HOSTAGES,
}

SPORT = """\
Arsenal de Mendoza beat Talleres 2-1 on Thursday to reach the last four of the cup.
Diego Ledesma struck twice in the second half before a crowd of 18,000. Coach Raul Pineda said his side had \
attacked from the first minute. They meet Banfield next Wednesday."""

RECIPE = """\
Onion soup for a cold evening

Slice six onions and cook them in butter for forty minutes. Add a glass of white wine, then a litre of stock. \
Simmer for half an hour. Serve on Sunday with toast and cheese: it is better the day after."""
