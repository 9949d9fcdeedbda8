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
    append(addingCapacity: Self.mostFactorsBytes) { span in
      span.append("{\"beginning\":")
      span.append(number: factors.beginning)
      span.append(",\"collection\":")
      span.append(number: factors.collection)
      span.append(",\"distinction\":")
      span.append(number: factors.distinction)
      span.append(",\"forms\":")
      span.append(number: factors.forms)
      span.append(",\"frequency\":")
      span.append(number: factors.frequency)
      span.append(",\"heading\":")
      span.append(number: factors.heading)
      span.append(",\"introduction\":")
      span.append(number: factors.introduction)
      span.append(",\"name\":")
      span.append(number: factors.name)
      span.append(",\"opening\":")
      span.append(number: factors.opening)
      span.append(",\"phrase\":")
      span.append(number: factors.phrase)
      span.append(",\"rarity\":")
      span.append(number: factors.rarity)
      span.append("}")
    }
  }

  private func append(_ features: Keyphrase.Features) {
    append(addingCapacity: Self.mostFeaturesBytes) { span in
      span.append("{\"cohesion\":")
      span.append(number: features.cohesion)
      span.append(",\"distinction\":")
      span.append(number: features.distinction)
      if let share = features.documentShare {
        span.append(",\"documentShare\":")
        span.append(number: share)
      }
      span.append(",\"firstPosition\":")
      span.append(number: features.firstPosition)
      span.append(",\"formCount\":")
      span.append(decimal: features.formCount)
      span.append(",\"freeCount\":")
      span.append(decimal: features.freeCount)
      span.append(",\"isInHeading\":")
      span.append(features.isInHeading)
      span.append(",\"isInLead\":")
      span.append(features.isInLead)
      span.append(",\"isInTitle\":")
      span.append(features.isInTitle)
      span.append(",\"isIntroduced\":")
      span.append(features.isIntroduced)
      span.append(",\"isName\":")
      span.append(features.isName)
      span.append(",\"isOnlyInTitle\":")
      span.append(features.isOnlyInTitle)
      span.append(",\"isWholeHeading\":")
      span.append(features.isWholeHeading)
      span.append(",\"openingCount\":")
      span.append(decimal: features.openingCount)
      span.append(",\"rarity\":")
      span.append(number: features.rarity)
      span.append(",\"spread\":")
      span.append(number: features.spread)
      span.append("}")
    }
  }

  /// More than all keys and numbers have.
  private static var mostFactorsBytes: Int { 768 }
  private static var mostFeaturesBytes: Int { 768 }
}
