import Analysis
import TextModel

/// Keywords without containers, with keys in alphabetical order.
extension JSONWriter {
  func append(_ keywords: [Report.KeywordEntry]) {
    appendElements(keywords) { keyword in
      append(signs: "{\"count\":")
      append(keyword.count)
      append(signs: ",\"factors\":")
      append(keyword.factors)
      append(signs: ",\"features\":")
      append(keyword.features)
      append(signs: ",\"places\":")
      append(keyword.places)
      append(signs: ",\"score\":")
      append(keyword.score)
      append(signs: ",\"text\":")
      append(keyword.text)
      append(signs: ",\"variants\":")
      append(keyword.variants)
      append(signs: "}")
    }
  }

  private func append(_ factors: Keyphrase.Factors) {
    append(signs: "{\"beginning\":")
    append(factors.beginning)
    append(signs: ",\"collection\":")
    append(factors.collection)
    append(signs: ",\"distinction\":")
    append(factors.distinction)
    append(signs: ",\"forms\":")
    append(factors.forms)
    append(signs: ",\"frequency\":")
    append(factors.frequency)
    append(signs: ",\"heading\":")
    append(factors.heading)
    append(signs: ",\"introduction\":")
    append(factors.introduction)
    append(signs: ",\"name\":")
    append(factors.name)
    append(signs: ",\"opening\":")
    append(factors.opening)
    append(signs: ",\"phrase\":")
    append(factors.phrase)
    append(signs: ",\"rarity\":")
    append(factors.rarity)
    append(signs: "}")
  }

  private func append(_ features: Keyphrase.Features) {
    append(signs: "{\"cohesion\":")
    append(features.cohesion)
    append(signs: ",\"distinction\":")
    append(features.distinction)
    if let share = features.documentShare {
      append(signs: ",\"documentShare\":")
      append(share)
    }
    append(signs: ",\"firstPosition\":")
    append(features.firstPosition)
    append(signs: ",\"formCount\":")
    append(features.formCount)
    append(signs: ",\"freeCount\":")
    append(features.freeCount)
    append(signs: ",\"isInHeading\":")
    append(features.isInHeading)
    append(signs: ",\"isInLead\":")
    append(features.isInLead)
    append(signs: ",\"isInTitle\":")
    append(features.isInTitle)
    append(signs: ",\"isIntroduced\":")
    append(features.isIntroduced)
    append(signs: ",\"isName\":")
    append(features.isName)
    append(signs: ",\"isOnlyInTitle\":")
    append(features.isOnlyInTitle)
    append(signs: ",\"isWholeHeading\":")
    append(features.isWholeHeading)
    append(signs: ",\"openingCount\":")
    append(features.openingCount)
    append(signs: ",\"rarity\":")
    append(features.rarity)
    append(signs: ",\"spread\":")
    append(features.spread)
    append(signs: "}")
  }
}
