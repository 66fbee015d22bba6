package io.poolgate.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.poolgate.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;

/// Writes a problem's type as a link that the client can follow, whatever prefix it comes by.
@Singleton
final class ProblemTypeSerializer extends StdSerializer<ProblemType> {
  private static final long serialVersionUID = 1L;

  private final String prefix;

  ProblemTypeSerializer(PublicUrl publicUrl) {
    super(ProblemType.class);
    prefix = publicUrl.prefix();
  }

  @Override
  public void serialize(ProblemType type, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(prefix + type.code().type());
  }
}
