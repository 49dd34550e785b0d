"""Given names that are nearly always a man's or a woman's in English-language news; names of both are left out."""

from __future__ import annotations

from claimcheck.text.word_lists import words

MALE = words(
    """aaron abdul abdullah adam ahmed aidan alain alan alasdair alastair albert aldo alejandro aleksandr aleksei
    alessandro alexander alexei alfie alfonso alfred ali alistair alvaro amir amit ammar anatoly anders andrei
    andrew andriy andrzej angus anil anthony antoine antonio antti anwar archie arjun arkady armando arnaud arne
    arthur arturo arun ashok asif babatunde baptiste barnaby barry bart bartosz basil ben benjamin benoit benoît
    beppe bernard bernardo bernie bertie bertrand bilal bill bjorn björn bob bojan bongani boris brad bram branko
    brendan brett brian bruce bruno callum calum carl carlos carmelo cecil cedric cesare chad charles chidi
    christophe christopher chuck cian ciaran claudio clement cliff clint clive clément cody colin conor cormac craig
    cuthbert cyril dag damian dan daniel danilo darko darrell darren darryl dave david davide davor dean declan
    deepak dejan dennis derek deshawn desmond diarmuid dick didier diego dieter dimitrios dimitris dinesh dmitri
    dmitry domenico dominic don donal donald doug douglas dragan dudley duncan dwayne dwight dylan eamon earl ed
    eddie edgar edmund edoardo eduardo edward edwin eero eirik emeka emeric emile emlyn emmanuel enrique enzo eoin
    eric ernest ernesto ernie espen ethan etienne euan eugene evgeny ewan fabien fabio fabrice faisal federico felix
    femi fergal fergus fernando filip filippo finn fintan florent floyd francesco franco francois frank françois
    fraser fred frederic frederick fritz frédéric fyodor gareth garrett gary gaston gavin geir gennady gennaro
    geoffrey george georgy geraint gerald gerard gerrit gethin giacomo gianluca gianni giles gilles giorgio giorgos
    giovanni giulio giuseppe glen glenn godfrey gopal goran gordon graham greg gregory grigory grzegorz guido
    guillaume guillermo gunnar gunther gus gustav gustave guy gwilym gérard günter haakon hakan hal hamid hamish
    hamza hank hannu hans harald harish harold harry hassan hector heinz helmut hendrik henk henri henrik henry herb
    herbert herve hervé hiroshi horst hossein howard hubert hugh hugo hugues huw håkan iain ian ibrahim ichiro idris
    ieuan igor ilkka imran ingvar ioannis iosif ivan ivo ivor iwan jack jacob jacques jake jakub jamal james jan
    janusz jari jason jasper javier jeb jeff jeffrey jens jeremy jermaine jeroen jerome jerry jerzy jim joachim
    joaquin joe joel john jon jonas jonathan joost jorge jorgen jose joseph joshua josip juan juergen juha jukka
    julian jurgen jussi justin jérôme jørgen jürgen karim karl kazuo kees keith kenji kenneth kevin khalid kirill
    kirk kjell klaus knut kofi kojo konstantin konstantinos kostas krzysztof kurt kwabena kwame kwesi lachlan lamar
    lars laurence laurent lawrence leif len leon leonard leonid leopold leroy leszek liam lloyd lonnie lorenzo
    lothar louis luc luca lucas luciano lucien luigi luis luke lyle maarten maciej magnus mahesh mahmoud maksim
    malcolm manfred manuel marcel marcello marco marcus marek mario mark markku marko markus martin marvin massimo
    mateo mathieu matias matt matteo matthew matthieu matti maurice mauricio mauro max maxime mehdi mehmet melvin
    michael mick miguel mika mike mikhail mikkel mikko milan milos miloš mirko mitch mitchell mladen mohamed
    mohammed mohan monty morten muhammad murdo musa mustafa mykola nasser nate nathan naveen neal ned neil nelson
    nenad niall nicholas nick nicolas niels nigel nikolai nikos nolan norbert norman nuno obinna octavio olaf olav
    ole oleg oleksandr oliver olivier omar orlando oscar oskar osvaldo otis otto owen pablo padraig panagiotis paolo
    pascal pasquale patrick paul pavel pavlo pawel pedro pekka percy petar pete peter petri petro phil philip
    philippe phillip piero pierre piers piet pieter pietro piotr prakash preston pádraig quentin rafael rahul rainer
    raj rajesh ralf ralph ramesh ramon randall randy raphael raphaël rashid rasmus ratko raul ravi raymond raúl reg
    reggie reginald regis remi renato renaud reza rhodri rhys ricardo riccardo rich richard rick rob robert roberto
    roderick rodney rodrigo rogelio roger rohan roland rolf roman ron ronald rory ross roy ruairi ruaridh rudy rufus
    rune rupert ruslan russell ruud ryan rémi rüdiger saeed salim salvatore samir samuel sandro sanjay santiago
    satoshi scott seamus sean sebastian segun sergei sergey sergio serhiy seth sheldon shinzo sid siegfried silvio
    simon sipho sizwe sjoerd slavko slobodan soren spencer spyros stan stanislav stanley stavros stefan stefano
    stellan stephen steve steven stuart sunil suresh sven sverre sylvain séamus søren tadeusz tadhg takashi taras
    tarek tariq taro ted tendai terence terrell thabo themba theo thibault thierry thomas thorsten théo tim timo
    timothy tobias toby todd tom tomas tomasz tomislav tommaso tony tor torbjorn torsten travis trevor tristan trond
    troy tunde tyler tyrone ugo ulrich umberto uwe vadim valentino valery vasilis vasily vasyl veikko vernon vic
    victor viggo vijay vikram viktor ville vince vincent vincenzo vitaly vittorio vladimir volker volodymyr
    vyacheslav wade walid walt walter warren wayne wendell werner wesley wiebe wilf wilfred wilhelm will willard
    willem william winston wojciech wolfgang wouter xavier yannick yannis yaroslav yevgeny youssef yuri yury yusuf
    yves zach zachary zbigniew ziad zlatan zoran émile étienne"""
)
FEMALE = words(
    """aarti abena abigail ada adaeze adele adriana adwoa agata agnes agnieszka ailsa aino aisha aisling akiko akosua
    alejandra aleksandra alessandra alice alicia alison alma amanda amelia amina amy ana ananya anastasia angela
    angharad anita anjali anke ann anna anne anneke anneli annelies annette antonella aoife aparna archana asha
    astrid aurelie aurélie ayesha ayse ayumi barbara beata beatrice beatriz becky benedetta bernadette beryl beth
    betty bhavna bianca birgit birgitta blanca bozena brandi brenda brianna bridget brigitte britta brittany bronagh
    bronwen bryony bukola bushra béatrice carla carmen carolina caroline carys catalina catherine catriona cecilia
    cecily celine cerys chantal charlene charlotte chelsea cherie cheryl chiamaka chiara chioma chloe chloé
    christina christine ciara cindy claire clara claudia clementine colette colleen constance consuelo cordelia
    corinne cressida cristina crystal cynthia céline dagmar daniela daphne daria darlene darya deanna deb debbie
    deborah debra deepa deepika deirdre delia delphine denise dervla diana diane dilys divya dolores donatella donna
    doreen doris dorota dorothea dorothy dragana ebba ebony edith edna effie eileen eilidh eimear ekaterina elaine
    eleanor elena elfriede elif elin elisabeth elisabetta elizabeth elke ella ellen elodie elsie elzbieta emily
    emine emma enid erica esme esperanza estelle esther ethel eva ewa fabienne farah fatima fatma federica felicia
    femke fenella fenna fernanda ffion fiona fionnuala florence folake frances francesca francoise françoise frauke
    freda freja freya frida friederike funmi gabriela gabriella gail galina geeta gemma genevieve geneviève georgina
    geraldine gertrude ghislaine giada gillian gina giorgia giovanna gisela gita giulia gladys glenda glenys gloria
    grace graciela grainne graziella grazyna greta gretchen gro gráinne guadalupe gudrun gunilla gwen hafsa halina
    hanna hannah hanne hannelore harriet haruka hatice hattie hazel heather hedwig hege heidi heike helen helena
    helene helga helle hema hermione hester hiba hilda hildegard hillary holly huda hélène ida ifeoma ilaria ilona
    ilse imogen indira ineke ines ingeborg ingrid inna irene irina iris irmgard isabel isabella isabelle isla ivanka
    ivy iwona jacqueline jadwiga jamila jana jane janet janice jasmine jaya jeanette jeanne jeannie jelena jemima
    jen jenna jennifer jenny jessica jill joan joanna joanne jodi jolanda jolanta jolene josefina josephine josiane
    jovana joyce juana judith judy julia julie juliet juliette justyna jutta kaisa kajsa karen karin katarina
    katarzyna kate kateryna katherine kathleen kathryn katie katrin katrina kavita kavitha kayla keiko keisha kemi
    kendra kerstin khadija kinga kirsten kirsty kitty krista kristen kristin krystyna ksenia kumiko laetitia lakshmi
    larisa lata latasha latoya laura laure lauren lavinia layla leela leila lena leticia lidia liesbeth liesel liisa
    lily linda lindiwe linnea lisa liv liz ljiljana loretta lorna lorraine lotte lottie louise lourdes lowri lubna
    lucia lucie lucille lucy ludmila ludovica luisa lydia lyubov lyudmila maaike mabel madeleine madhuri maeve
    magdalena maggie mairi maisie maja malgorzata malin malini mandy manon manuela mara marcia marcy margaret
    margarete margarita margot marguerite maria marianne maribel marie marieke marijke marina marisol marit marja
    marla marlene marta martha martina martine mary maryam marzena mathilde maura mavis maxine maya mayumi mechthild
    meena meera meg megan melanie melinda melissa mercedes mette mia michela michelle michiko mieke milagros mildred
    milica millicent mindy minnie mireille miriam mirjam mirjana moira mollie molly monica monika monique morag
    muriel myra myrtle mélanie mónica nadezhda nadia nadine naima naledi nancy nandi nandini naoko naomi nasreen
    nasrin natalia natalie natalya natasha nathalie neha nell nellie nerys ngozi nia niamh nichole nienke nina nisha
    nkechi noelia nokuthula nomsa nomvula nora norah noreen noriko norma nuala oda odile oksana olena olga olha
    olivia oluchi olwen oonagh orla ornella ottilie padma paloma pamela paola pascale patricia patrizia paula
    paulette pauline pearl peg peggy penelope petra petronella philippa phoebe phyllis pilar pippa pirjo polina
    polly pooja poonam poppy pratibha priscilla priya priyanka prudence rabia rachel radha raffaella ragnhild raisa
    ramona rania raquel rebecca regina rekha renata renate rhian rhiannon rhonda riitta rita ritu roberta rochelle
    rocio roisin ronja rosa rosalind rosamund rosario rose rosemary rosie roswitha rowena roxanne ruby rukhsana rupa
    ruth róisín sabine sabrina sachiko sadia sadie safiya sally salma samantha samira sandra sandrine sangeeta sanne
    saoirse sara sarah sarita saskia savita selina serena shabana shalini shanice sharon shazia sheena sheila shelly
    sherry sheryl shirley shona shreya sian sibongile signe sigrid silje silke silvana silvia simona simone sinead
    sinéad siobhan siobhán siv siân smita sneha sofia sofiya solange soledad solveig sonal sonia sonya sophia sophie
    sorcha stefania stefanie stella stephanie sue sujata sumaya sunita sunniva susan susana susanne sushma suzanne
    svenja svetlana svitlana swati sybil sylvia sylvie tabitha tamara tamsin tanisha tanja tanya tara tarja tasha
    tatiana tatyana teresa tess tetiana thandeka thandi thandiwe thelma theodora theresa therese thérèse tiffany
    tilde tilly tina tineke tiziana tomoko tonya tove trish trisha tsitsi tuula tuva ulla ulrike uma ursula usha ute
    valentina valeria valerie valérie vandana vanessa vera verity veronica veronique vesna vicki vickie vicky
    victoria vidya vigdis violet virginia virginie viv véronique waltraud wanda wanjiru wendy whitney wilhelmina
    winifred ximena yasmin yasmine yelena yetunde ylva yoko yolanda yulia yumi yuriko yvette yvonne zahra zainab
    zanele zara zeinab zelda zeynep zodwa zofia zorica zoya zuzanna élodie"""
)


def gender_of_name(name: str) -> str | None:
    """Give "m" or "f" for a full name by its first word; None for a surname alone and where the word does not tell."""
    first, _, rest = name.lower().partition(" ")
    if not rest:
        return None
    return "m" if first in MALE else "f" if first in FEMALE else None
