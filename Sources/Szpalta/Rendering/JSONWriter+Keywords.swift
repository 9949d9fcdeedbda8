import Analysis
import TextModel

/// Keywords without containers, with keys in alphabetical order.
extension JSONWriter {
  func append(_ keywords: [Report.KeywordEntry]) {
    appendElements(keywords) { keyword in
      append(addingCapacity: Self.mostFigureBytes) { span in
        span.append("{\"count\":")
        span.append(decimal: keyword.count)
        span.append(keyword.factors)
        span.append(keyword.features)
        span.append(",\"places\":")
      }
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

  /// More than all keys and numbers of factors and features have.
  private static var mostFigureBytes: Int { 1536 }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func append(_ factors: Keyphrase.Factors) {
    append(",\"factors\":{\"beginning\":")
    append(number: factors.beginning)
    append(",\"collection\":")
    append(number: factors.collection)
    append(",\"distinction\":")
    append(number: factors.distinction)
    append(",\"forms\":")
    append(number: factors.forms)
    append(",\"frequency\":")
    append(number: factors.frequency)
    append(",\"heading\":")
    append(number: factors.heading)
    append(",\"introduction\":")
    append(number: factors.introduction)
    append(",\"name\":")
    append(number: factors.name)
    append(",\"opening\":")
    append(number: factors.opening)
    append(",\"phrase\":")
    append(number: factors.phrase)
    append(",\"rarity\":")
    append(number: factors.rarity)
    append("}")
  }

  fileprivate mutating func append(_ features: Keyphrase.Features) {
    append(",\"features\":{\"cohesion\":")
    append(number: features.cohesion)
    append(",\"distinction\":")
    append(number: features.distinction)
    if let share = features.documentShare {
      append(",\"documentShare\":")
      append(number: share)
    }
    append(",\"firstPosition\":")
    append(number: features.firstPosition)
    append(",\"formCount\":")
    append(decimal: features.formCount)
    append(",\"freeCount\":")
    append(decimal: features.freeCount)
    append(",\"isInHeading\":")
    append(features.isInHeading)
    append(",\"isInLead\":")
    append(features.isInLead)
    append(",\"isInTitle\":")
    append(features.isInTitle)
    append(",\"isIntroduced\":")
    append(features.isIntroduced)
    append(",\"isName\":")
    append(features.isName)
    append(",\"isOnlyInTitle\":")
    append(features.isOnlyInTitle)
    append(",\"isWholeHeading\":")
    append(features.isWholeHeading)
    append(",\"openingCount\":")
    append(decimal: features.openingCount)
    append(",\"rarity\":")
    append(number: features.rarity)
    append(",\"spread\":")
    append(number: features.spread)
    append("}")
  }
}
