package io.poolgate.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.poolgate.problem.TooManyEntriesException;
import java.io.IOException;
import java.util.ArrayDeque;

/// Reads JSON as far as its lists and objects have no more entries than any of the contract's:
/// everything behind the parser (validation, attributes to be compared, errors to be named) costs
/// something for each.
final class EntryCount extends JsonParserDelegate {
  /// Of one list or object. Cognito has 50 custom attributes beside the standard ones.
  static final int MOST = 100;

  /// Of the whole: names, values, brackets and braces. A hundred attributes are 200.
  static final int MOST_TOKENS = 2000;

  private int tokens;

  EntryCount(JsonParser parser) {
    super(parser);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    var token = delegate.nextToken();
    var context = delegate.getParsingContext();
    // The parser counts them anyhow.
    if (context.getEntryCount() > MOST) {
      throw new TooManyEntriesException(this, pathOf(context));
    }
    if (++tokens > MOST_TOKENS) {
      throw new TooManyEntriesException(this, "");
    }
    return token;
  }

  @Override
  public JsonToken nextValue() throws IOException {
    var token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }

  /// The parser's own would pass over what it skips uncounted.
  @Override
  public JsonParser skipChildren() throws IOException {
    var token = currentToken();
    for (int open = token != null && token.isStructStart() ? 1 : 0; open > 0; ) {
      token = nextToken();
      if (token == null) {
        break; // the end of the input, which the parser itself objects to
      }
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return this;
  }

  /// Where a list or an object is: the names and places that lead to it.
  private static String pathOf(JsonStreamContext container) {
    var steps = new ArrayDeque<String>();
    for (var step = container.getParent(); step != null; step = step.getParent()) {
      if (step.inObject()) {
        steps.push("." + step.getCurrentName());
      } else if (step.inArray()) {
        steps.push("[" + step.getCurrentIndex() + "]");
      }
    }
    var path = String.join("", steps);
    return path.startsWith(".") ? path.substring(1) : path;
  }
}
