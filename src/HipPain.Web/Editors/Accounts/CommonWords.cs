namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// Words that many passwords are made of, and that who guesses tries first: written down for this site, and never complete.
/// </summary>
internal static class CommonWords
{
    /// <summary>The length of the shortest, in characters.</summary>
    public const int Shortest = 3;

    private const string Commonest =
        """
            password passwort passw0rd passphrase secret geheim welcome willkommen letmein login signin admin administrator
            root user guest master monkey dragon shadow sunshine princess football baseball basketball soccer hockey
            superman batman spiderman starwars pokemon pikachu naruto minecraft trustno iloveyou loveyou lovely love forever
            whatever nothing something freedom hello michael jordan jennifer jessica ashley charlie daniel thomas robert
            andrew joshua matthew anthony william george hannah nicole michelle samantha amanda melissa chelsea arsenal
            liverpool manchester everton rangers celtic juventus barcelona london england scotland ireland america canada
            australia germany france spring summer autumn winter january february march april may june july august september
            october november december monday tuesday wednesday thursday friday saturday sunday flower butterfly chocolate
            cookie banana orange purple yellow silver golden diamond ginger pepper cheese coffee tigger mustang harley
            ferrari porsche mercedes corvette computer internet google facebook amazon apple windows samsung iphone access
            money lucky happy angel buster hunter killer maggie bailey biscuit snoopy mickey donald maverick phoenix matrix
            merlin thunder warrior ranger champion winner number one blink blessed jesus christ heaven faith family mother
            father sister brother friend friends baby babygirl beautiful sweet honey qwerty qwertz azerty asdf zxcv changeme
            default test testing temp temporary example sample editor editors health runner running run marathon injury
            physio doctor clinic correct horse battery staple hip pain hippain
        """;

    private const string GivenNames =
        """
            aaron abigail adam adrian aisha alan albert alejandro alex alexander alexandra alexandria alexis alfie alice
            alicia alison allison amelia amy andrea andreas andrei angela angelina anita anna anne annie anton antonio
            archie ariana arthur austin barbara beatrice becky ben benjamin bernard beth bethany billy blake bobby bradley
            brandon brenda brian bridget brittany bruce bryan caitlin callum cameron carla carlos carmen carol caroline
            carolina carolyn catherine cathy cecilia charles charlotte chloe christian christina christine christopher cindy
            claire clara claudia colin connor craig crystal cynthia daisy damian danielle darren dave david dean deborah
            debbie declan denise dennis derek diana diane diego dominic dorothy douglas dylan eddie edward eleanor elena
            elijah elisabeth elizabeth ella ellen ellie emily emma eric erica erik erin ethan evelyn fatima felix fernando
            fiona florence frances francesca francis francisco frank frankie freddie frederick gabriel gabriela gareth gary
            gavin geoffrey gerald gerard giovanni gordon grace graham grant greg gregory hamish harriet harrison harry
            heather hector heidi helen helena henry holly howard hugh hugo ian imran irene isaac isabel isabella isabelle
            isla ivan jack jackie jackson jacob jake james jamie jane janet janice jasmine jason javier jayden jean jeff
            jeffrey jenna jenny jeremy jerry jesse jimmy joanna joanne joel johanna john johnny jonathan jorge jose joseph
            josephine josie juan judith julia julian julie juliet justin karen karim karina karl kate katherine kathleen
            kathryn katie kayla keith kelly kenneth kenny kerry kevin kieran kimberly kirsty kyle lachlan larry laura lauren
            lawrence layla leah leanne lee leon leonard leonardo leslie lewis liam lily linda lindsay lisa logan louis
            louise lucas lucia lucy luis luke lydia madison malcolm marco marcus margaret maria mariam mariana marie marina
            mario marion mark marlene martha martin martina marvin mary mason matilda mateo maurice maxwell megan melanie
            mia michaela miguel mike mila miranda mitchell mohamed mohammad mohammed moira molly monica morgan muhammad
            nadia nancy naomi natalie natasha nathan nathaniel neil niamh nicholas nick nicola nicolas nigel noah nora
            norman oliver olivia omar oscar owen pablo pamela patricia patrick paul paula pauline pedro penelope peter
            philip phillip phoebe rachel rafael ralph ramon raymond rebecca ricardo richard ricky riley rita roberto roger
            roland ronald ronaldo rory rosa rosalind rose rosemary rosie ross roxanne ruby rupert russell ruth ryan sabrina
            sally samuel sandra santiago sara sarah savannah scarlett scott sean sebastian sergio shannon sharon shaun
            sheila shirley simon simone sofia sonia sophia sophie stacey stanley stefan stephanie stephen steve steven
            stewart stuart susan suzanne sylvia tanya tara tatiana taylor teresa terry thea theo theodore theresa tiffany
            timothy tina tobias toby todd tommy tony tracey tracy travis trevor tyler valentina valerie vanessa vera
            veronica vicky victor victoria vincent violet virginia vladimir walter wayne wendy wesley willow xavier yasmin
            yvonne zachary zoe
        """;

    private const string FamilyNames =
        """
            smith jones brown johnson davis davies miller wilson moore anderson thompson evans roberts walker wright
            robinson hughes edwards green clarke hall wood harris clark cooper morris murray campbell robertson macdonald
            mcdonald hamilton reid simpson kennedy murphy obrien sullivan oconnor walsh byrne garcia martinez rodriguez
            hernandez lopez gonzalez sanchez ramirez perez rivera gomez fernandez silva santos oliveira nguyen khan patel
            singh sharma ahmed hussain mueller schmidt schneider fischer weber rossi dubois lambert petrov ivanov kowalski
            jensen hansen bieber beckham messi neymar mbappe obama trump clinton reagan lincoln washington jefferson
            churchill shakespeare einstein newton darwin mozart beethoven elvis presley lennon mccartney jagger bowie
            mercury madonna beyonce rihanna shakira eminem tupac metallica nirvana beatles slipknot swift styles
        """;

    private const string ClubsAndGames =
        """
            westham westhamunited tottenham hotspur spurs newcastle sunderland leeds leicester southampton aston villa
            astonvilla crystalpalace norwich burnley fulham brentford brighton bournemouth watford wolves wolverhampton
            blackburn bolton derby nottingham nottinghamforest sheffield ipswich portsmouth millwall cardiff swansea
            hibernian hearts aberdeen dundee realmadrid madrid atletico valencia sevilla bayern munich dortmund schalke
            hamburg werder acmilan milan inter napoli lazio roma benfica porto sporting ajax feyenoord marseille lyon monaco
            united athletic hotspurs rovers albion wanderers cityfc footballclub lakers celtics bulls knicks warriors
            yankees dodgers redsox mets braves cubs cowboys steelers packers patriots raiders broncos eagles giants dolphins
            falcons ravens panthers saints vikings redskins redwings blackhawks penguins bruins canucks mapleleafs rugby
            cricket tennis golf cycling swimming wrestling boxing karate skiing snowboard skateboard formula finalfantasy
            residentevil mortalkombat counterstrike warcraft worldofwarcraft starcraft diablo callofduty battlefield
            assassin assassins creed fortnite roblox zelda sonic sega nintendo playstation xbox halo doom quake tetris
            pacman skyrim witcher fallout sims needforspeed devilmaycry metalgear tekken dota leagueoflegends overwatch
            valorant warhammer dungeons
        """;

    private const string FilmsAndBooks =
        """
            jamesbond bond harrypotter potter hogwarts gryffindor slytherin dumbledore hermione voldemort lordoftherings
            gandalf frodo bilbo aragorn legolas gollum mordor skywalker lukeskywalker darthvader vader yoda kenobi jedi sith
            stargate startrek enterprise klingon spock terminator predator alien aliens rocky rambo gladiator titanic avatar
            avengers transformers ironman wolverine hulk thanos marvel joker gotham greenlantern aquaman deadpool xmen
            simpsons homer bart southpark familyguy futurama seinfeld sherlock holmes watson doctorwho tardis dalek
            gameofthrones thrones stark lannister targaryen winterfell breakingbad twilight cullen hungergames katniss
            narnia aslan peterpan tinkerbell cinderella pinocchio aladdin bambi dumbo simba lionking hakuna matata frozen
            elsa olaf minions scooby garfield tweety sylvester popeye godzilla kingkong dracula frankenstein zorro tarzan
            robinhood hobbit neo trinity
        """;

    private const string Places =
        """
            sanfrancisco losangeles newyork newyorkcity chicago houston philadelphia dallas boston seattle denver detroit
            atlanta miami lasvegas vegas california texas florida arizona nevada oregon colorado michigan alabama brooklyn
            manhattan hollywood toronto montreal vancouver ottawa quebec sydney melbourne brisbane perth adelaide auckland
            wellington newzealand dublin belfast cork edinburgh glasgow wales bristol oxford cambridge birmingham yorkshire
            cornwall britain unitedkingdom europe paris berlin frankfurt vienna zurich geneva switzerland austria
            netherlands amsterdam rotterdam belgium brussels denmark copenhagen sweden stockholm norway oslo finland
            helsinki poland warsaw russia moscow ukraine greece athens turkey istanbul italy rome venice naples spain
            portugal lisbon mexico brazil argentina chile colombia peru africa egypt cairo nigeria kenya india mumbai delhi
            pakistan china beijing shanghai hongkong japan tokyo korea seoul singapore thailand bangkok vietnam indonesia
            philippines malaysia hawaii jamaica cuba israel jerusalem dubai
        """;

    // The whole of what many say, where its words alone are too short to be found.
    private const string Sayings =
        """
            leavemealone leave alone this that not mine your yours our the and you are all for with from have has here there
            what when where who why how can cant dont want need will wont never ever always again please thank thanks
            goodbye goodmorning goodnight yes maybe because think know knows remember forget forgot forgotten change reset
            mypassword newpassword oldpassword thepassword yourpassword wordpass passcode pincode keyword codeword accesskey
            letme openup opensesame sesame enter entrance private personal security secure secured safe safety protect
            protected unlock locked lock key keys hate kiss kisses hugs heart darling sweetheart sweetie honeybunny sugar
            candy cherry berry strawberry blueberry raspberry lollipop cupcake cheesecake pancake peanut butter peanutbutter
            jelly sandwich burger hamburger cheeseburger pizza pasta spaghetti noodles chicken bacon sausage potato tomato
            pickle whiskey vodka tequila guinness budweiser heineken cocacola coke pepsi water beer wine smoke marijuana god
            lord saviour praise pray prayer amen bible hallelujah godisgood ingodwetrust trust godbless bless angels devil
            demon satan lucifer hell heavenly peace hope dream dreams dreamer live life lives laugh smile smiles laughter
            happiness unhappy sunny moon star stars moonlight starlight rainbow sky ocean fire ice earth wind storm
            lightning snow snowflake snowball snowman rain river island beach mountain forest garden roses tulip dog dogs
            doggy doggie puppy puppies cat cats kitty kitten kittycat bunny rabbit horses pony tiger lion wolf fox bear
            teddy teddybear panda elephant giraffe dolphin shark whale penguin parrot turtle froggy chickens unicorn mermaid
            fairy fairies wizard witch magic magical mystic ninja samurai pirate pirates viking knight knights prince queen
            king kings royal lady gentleman boss bigboss soldier army navy marine marines airforce police fireman
            firefighter pilot captain sergeant general colonel major president teacher student school highschool college
            university graduate manager director office work working business company service support helpdesk system
            network networks server database website online wireless router modem firewall linux ubuntu debian android
            macbook microsoft adobe oracle cisco dell lenovo toshiba sony ericsson sonyericsson nokia motorola blackberry
            huawei instagram twitter youtube netflix spotify linkedin whatsapp snapchat paypal ebay hotmail gmail yahoo
            outlook account username userid email mailbox public demo trial install setup config toor super superuser
            supervisor operator administrador users member members staff nurse patient hospital surgery therapy
            physiotherapy physiotherapist therapist wellbeing player players gamer gaming games game play playboy team club
            sports sport fitness gym train training trainer coach jogger jogging sprint sprinter trail parkrun halfmarathon
            ultramarathon triathlon race racing racer speed speedy fast faster furious turbo power powerful strong stronger
            strength energy rock rocknroll rocker metal punk punksnotdead hiphop rapper music musical guitar drums drummer
            bass piano singer dance dancer dancing disco party motorbike motorcycle bicycle bike yamaha honda suzuki
            kawasaki ducati toyota nissan mazda subaru volvo audi bmw volkswagen jaguar bentley lamborghini chevrolet camaro
            dodge chevy truck driver driving red blue black white pink grey gray indigo bronze platinum emerald sapphire
            pearl first second third last two three four five six seven eight nine ten eleven twelve thirteen hundred
            thousand million billion zero double triple single big little small great good better best bad worst evil crazy
            cool sexy hot cold young old new real true false perfect awesome amazing wonderful fantastic incredible
            excellent unbelievable supernatural superstar rockstar allstar champions legend legendary hero heroes victory
            glory man men woman women boy boys girl girls lad kid kids child children mom mum mommy mummy dad daddy papa
            mama son daughter uncle aunt auntie cousin grandma grandpa grandmother grandfather nana wife husband wedding
            married marriage birthday christmas easter halloween valentine newyear holiday holidays vacation morning evening
            night midnight today tomorrow yesterday weekend week month year day days time home house street world planet
            universe galaxy fuck fucker fucking fuckyou fuckoff motherfucker shit bullshit bitch bitches asshole bastard
            pussy dick cock penis boobs tits porn pornographic masturbation whore slut stupid idiot loser sucks damn
            bollocks wanker iloveu ilovemy iloveme loveme lovers loved loving myself yourself mylove truelove foreverlove
            foreveryoung babyboy babydoll whosyourdaddy seedeadpeople thecakeisalie systemofadown anytime youshallnotpass
            maytheforcebewithyou beamup wintersiscoming winteriscoming tobeornottobe carpediem hakunamatata hallo schatz
            liebe sommer sonne sonnenschein motdepasse bonjour soleil amour contrasena amor teamo princesa estrella hola
            bienvenido senha ciao amore haslo tajne privet lozinka sifre parola sesamo
        """;

    // One long word is still one word.
    private const string LongWords =
        """
            professional international intelligence civilization construction entertainment satisfaction cosmopolitan
            scandinavian communication information administration congratulations determination independence imagination
            inspiration investigation relationship responsibility understanding unforgettable extraordinary revolution
            revolutionary transformation constitution consciousness consideration differential environment environmental
            organization pharmaceutical photography photographer psychology psychologist technological temperature
            architecture accommodation acknowledgement approximately circumstances championship commonwealth contemporary
            conversation discrimination distribution electricity encyclopedia establishment experimental headquarters
            hippopotamus introduction manufacturer mathematics neighbourhood neighborhood observation opportunity
            parliamentary participation performance personality perspective possibility presentation productivity
            recommendation rehabilitation representative significance straightforward subscription television thanksgiving
            troubleshooting thunderstorm undergraduate weatherproof websolutions nightcrawler stratocaster weihnachten
            weihnachtsbaum
        """;

    private static readonly HashSet<string> All = string
        .Join(' ', Commonest, GivenNames, FamilyNames, ClubsAndGames, FilmsAndBooks, Places, Sayings, LongWords)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static readonly int Longest = All.Max(word => word.Length);

    /// <summary>The length of the longest common word that begins there; 1 if none does.</summary>
    /// <param name="text">In small letters.</param>
    /// <param name="at">Where to look.</param>
    public static int LengthAt(string text, int at)
    {
        var words = All.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(Longest, text.Length - at); length >= Shortest; length--)
        {
            if (words.Contains(text.AsSpan(at, length)))
            {
                return length;
            }
        }

        return 1;
    }
}
