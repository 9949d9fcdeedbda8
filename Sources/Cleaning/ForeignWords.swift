/// English and other foreign words that Polish texts use in hyphenated compounds.
///
/// A part that is no Polish word is otherwise taken for half a word. Only what
/// is not itself a frequent Polish form stands here.
enum ForeignWords {
  /// True if `word`, in lower case, is on the list or has an ending that only English words have.
  static func contains(_ word: String) -> Bool {
    if words.contains(word) { return true }
    guard word.utf8.count >= 5, let last = word.utf8.last, lastBytes.contains(last),
      word.utf8.allSatisfy({ $0 < 0x80 })
    else { return false }
    return endings.contains { word.hasSuffix($0) }
  }

  private static let endings = [
    "ing", "ed", "ic", "tion", "sion", "ness", "ment", "ship", "ful", "less", "ized", "ated", "ity",
    "ical",
    "ive", "ary", "ence", "ance", "ous", "ure", "ual", "ial",
  ]

  private static let lastBytes = endings.compactMap(\.utf8.last)

  private static let words = Set(
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  private static let text = """
    able account action advanced after age all and apple author back bad ball band bank based
    basic beat best big bike bit black block blog blue board body book boom boost bottom box boy
    brand break bridge bright broad brown bull burn business buy buyer bypass cable call camp
    car card care case cash cast catch centered central centric change channel charge chart chat
    check child choice church city class clean click client climate close cloud club coach coal
    code cold come comedy command commerce common constant control cool core cost country couple
    cover craft crash credit crime cross crowd cup curve custom customer cut cyber cycle danger
    data date day deal death deep design desk detail digital direct doctor dog door dot double
    down drama draw dream dress drive driven drop dry due early earth east eastern easy eat edge
    effect eight end energy enter error event ever every export eye face factor fair faith fall
    fan farm fashion fast fat father feed feel fiction field fight file film fire first fish fit
    five fix flash flat floor flow focused folk follow food fool foot for force form format four
    frame free french fresh friendly from front full fun fund future gain game gap garden gate
    gene general give glass gold golden good grade grand grant graph grass great green grey
    ground group growth guard guest guide guitar gun hair half hall hand happy hard hat head
    health heart heavy help high hip history hit hold hole home hop hot house how human hunter
    idea image import index industry inn input inside investor iron island jazz job joint jump
    just keep key kid kill king kit know knowledge labor labour land large last late law lead
    leader learn led left leg lens less level life light like limit line link lip list live load
    loan local lock log logic long look los love low lower luck lunch made mail main major make
    maker male manage many map marine market mass master match mate mean media meet member
    memory mental metal method mid middle mind minded minor mix mobile mode model modern money
    month moon most mother motion motor mountain mouse mouth move movie much museum music must
    name nation native nature near neck need net network never new news next nice night nine
    noise non north not note now nuclear object ocean of off offer office oil old one online
    only open option oral order oriented original our out output over own owner pack page pain
    pair paper parallel parent park part partner party pass past path pattern pay peer people
    permanent person personal phone photo physical pick picture piece pink pipe place plan plane
    plant play player plug plus point pole policy pool poor pop popular portable positive pot
    pound power press price primary prime print private pro problem process product profile
    profit project proof public pull punk pure purpose push put quality quantum queen question
    quick quiet rain random range rap rapid rate raw reach read reader ready real record red
    reggae region regular related remote research resort resource response retail return reverse
    rich ride right rights ring rise risk river road robot rock rocket role roll room root rose
    round row royal rule run safe safety sale same sand save scale school science screen sea
    search season second secret self sell seller senior sense series serve service session set
    seven sex shape share shared sharp ship shirt shock shoe shop short shot should show shower
    side sign signal silver simple singer single sister site six size skill skin sky sleep slim
    slot slow small smart snow social soft software solar solid song soul sound soundtrack
    source south space speaker special speech speed spin split sport spot spread spring square
    stack staff stage stand standard star start state static station status stay steam step
    stick stock stone stop storage store story street strong structure student studio style
    summer sun supply support surf surface survey sweet switch symbol system table tag take talk
    tank tap target task tax tea teacher team tech teen tele test text thank the theatre theme
    theory thin thing think third thread three through throw ticket tie tight time tip title
    together tone tool top touch tour town track trade traffic train transfer trash travel
    treasure tree trend trial trick trip trouble truck true trust try turn twin two type unit up
    upper urban use user valley value vector vehicle version via video view village violence
    virtual visit visual vital voice volume volunteer wage walk wall war warm wash watch water
    wave way weak wealth wear weather web website week weight west what wheel while white who
    whole wide wife wild win window wine wing winner winter wire wise with woman wood word work
    worker world worth write wrong year yellow yes york young your youth zero zone
    """
}
