/// English and other foreign words that Polish texts use in hyphenated compounds.
///
/// A part that is no Polish word is otherwise taken for half a word. Only what
/// is not itself a frequent Polish form stands here.
enum ForeignWords {
  /// True if `word`, in lower case, is on the list or has an ending that only English words have.
  static func contains(_ word: String) -> Bool {
    if words.contains(word) { return true }
    guard word.utf8.count >= 5, word.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    return endings.contains { word.hasSuffix($0) }
  }

  private static let endings = [
    "ing", "ed", "ic", "tion", "sion", "ness", "ment", "ship", "ful", "less", "ized", "ated", "ity",
    "ical",
    "ive", "ary", "ence", "ance", "ous", "ure", "ual", "ial",
  ]

  private static let words = Set(
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  private static let text = """
    able account action advanced after age all and apple back bad ball band bank based beat best
    big bike bit black block blog blue board body book boom boost bottom box boy brand break
    bridge bright broad brown bull burn business buy buyer bypass call camp car card care case
    cash cast centered centric change channel chart chat check child choice church city class
    clean click client climate close cloud club coach coal code cold come comedy commerce common
    control cool core cost country cover crash craft credit cross crowd cup curve custom
    customer cut cycle cyber data date day deal death deep design desk detail digital direct do
    doctor dog door dot double down drama draw dream dress drive driven drop dry due early earth
    east eastern easy eat edge eight end energy ever every eye face factor fair faith fall fan
    farm fashion fast fat feed feel fiction field fight file film fire first fish fit five fix
    flash flat floor flow focused folk follow food fool foot for force form four frame free
    french fresh friendly from front full fun fund future gain game gap garden gate general gene
    give glass go gold golden good grade grand grant graph grass great green grey ground group
    growth guest guide guitar gun hair half hall hand happy hard hat head health heart heavy
    help high hip hit hold hole home hop hot house how human hunter idea image index inn input
    inside iron island jazz job joint jump just keep key kid kill king kit know knowledge land
    large last late law lead leader learn led left leg less level life light like line link lip
    list live load loan local lock log long look los love low lower luck lunch made mail main
    make maker male manage many map market mass master match mate mean media meet member memory
    mental metal method mid middle mind minded mix mobile mode model money month moon most
    mother motion motor mouse mouth move much music must name nation native near neck need net
    network never new news next nice night nine noise non north not note now nuclear ocean of
    off offer office oil old one online only open order oriented our out output over own owner
    pack page pain pair paper park part party pass past path pay peer people person phone photo
    pick picture piece pink pipe place plan plane plant play player plug plus point pole policy
    pool poor pop pot power press price prime private pro problem process product profile profit
    project proof public pull punk pure push put queen quick quiet rain range rap rapid rate raw
    reach read reader ready real record red reggae related resort rich ride right ring rise risk
    river road rock role roll room root rose round row royal rule run safe sale same sand save
    scale school science screen sea search season second secret self sell seller sense series
    serve service set seven sex shape shared sharp ship shirt shock shoe shop short shot should
    show shower side sign silver simple singer single sister site six size skill skin sky sleep
    slim slot slow small smart snow social soft solar solid song soul sound soundtrack source
    south space speaker special speed spin split sport spot spread spring square stack staff
    stage stand star start state static station stay step stick stock stone stop storage store
    story street strong structure student studio style sun supply support surf sweet switch
    system table tag take talk tank tap target task tax tea teacher team tech teen tele test
    text thank the theme theory thin thing think third three through ticket tie tight time tip
    title to together tone tool top touch tour town track trade traffic train transfer trash
    travel tree trend trial trick trip trouble truck true trust try turn twin two type unit up
    upper urban use user valley value vector via video view virtual visit visual vital voice
    wage walk wall war warm wash watch water wave way weak wear web week weight west what wheel
    while white who whole wide wife wild win window wine wing winner wire wise with woman wood
    word work worker world write wrong year yellow yes york young your youth zero zone
    """
}
