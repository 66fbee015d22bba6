package io.poolgate.edge.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Makes parsers that count entries, read UTF-8 and nothing else (RFC 8259 §8.1), and keep nothing
/// of what they read.
///
/// Jackson's parser of bytes remembers the names that it meets, for all later parsers, in a table
/// that no setting turns off. Anybody could fill it with 6,000 names of 50 KB, or with names that
/// share a slot. The parser of characters can do without it.
final class StrictJsonFactory extends JsonFactory {
  private static final long serialVersionUID = 1L;

  StrictJsonFactory(JsonFactoryBuilder settings) {
    super(settings.disable(Feature.CANONICALIZE_FIELD_NAMES).disable(Feature.INTERN_FIELD_NAMES));
  }

  private StrictJsonFactory(StrictJsonFactory original, ObjectCodec codec) {
    super(original, codec);
  }

  @Override
  public JsonFactory copy() {
    return new StrictJsonFactory(this, _objectCodec);
  }

  @Override
  protected JsonParser _createParser(byte[] bytes, int offset, int length, IOContext context)
      throws IOException {
    return parser(ByteBuffer.wrap(bytes, offset, length), context);
  }

  @Override
  protected JsonParser _createParser(InputStream bytes, IOContext context) throws IOException {
    return parser(ByteBuffer.wrap(bytes.readAllBytes()), context);
  }

  @Override
  protected JsonParser _createParser(
      char[] text, int offset, int length, IOContext context, boolean recyclable)
      throws IOException {
    return new CountingJsonParser(super._createParser(text, offset, length, context, recyclable));
  }

  @Override
  protected JsonParser _createParser(Reader text, IOContext context) throws IOException {
    return new CountingJsonParser(super._createParser(text, context));
  }

  @Override
  protected JsonParser _createParser(DataInput bytes, IOContext context) {
    throw new UnsupportedOperationException("it would guess the encoding");
  }

  private JsonParser parser(ByteBuffer utf8, IOContext context) throws IOException {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(utf8);
      return _createParser(text.array(), text.arrayOffset(), text.length(), context, false);
    } catch (CharacterCodingException e) {
      throw new JsonParseException(null, "not UTF-8", e);
    }
  }
}
