package io.poolgate.edge.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.poolgate.problem.TooManyEntriesException;
import java.io.IOException;
import java.util.ArrayDeque;

/// Reads JSON whose lists and objects have no more entries than any in the contract. Everything
/// behind the parser (validation, attributes to be compared, errors to be named) costs something
/// for each entry.
final class CountingJsonParser extends JsonParserDelegate {
  /// In one list or object. Cognito has 50 custom attributes beside the standard ones.
  static final int MOST = 100;

  /// In the whole body: names, values, brackets and braces. A hundred attributes are 200.
  static final int MOST_TOKENS = 2000;

  private int tokens;

  CountingJsonParser(JsonParser parser) {
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

  /// The parser's own method would skip without counting.
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
