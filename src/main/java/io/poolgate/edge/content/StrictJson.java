package io.poolgate.edge.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Makes the JSON reader of request bodies refuse what it would otherwise guess: unknown and
/// repeated fields, a number where text belongs, text where a list does or the other way round,
/// anything after the end. Where two readers guess differently, a request passes one check with a
/// value that another never saw.
@Factory
final class StrictJson implements BeanCreatedEventListener<ObjectMapper> {

  /// A browser's passkey is nested 4 deep. Code that reads a tree recurses as deep as the tree.
  private static final int DEEPEST = 32;

  /// The parser under the mapper, which accepts each name once.
  @Singleton
  @Primary
  JsonFactory parser() {
    var settings = new JsonFactoryBuilder();
    return new StrictJsonFactory(
        settings
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // By default buffers are kept for the thread's next use, but a virtual thread has no
            // next use.
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()));
  }

  @Override
  public ObjectMapper onCreated(BeanCreatedEvent<ObjectMapper> event) {
    var mapper = event.getBean();
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    mapper.disable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    mapper.disable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS);
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    return mapper;
  }
}
