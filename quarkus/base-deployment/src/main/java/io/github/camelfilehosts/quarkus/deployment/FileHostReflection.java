/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelfilehosts.quarkus.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.camelfilehosts.FileHostException;
import io.github.camelfilehosts.HostedFile;
import io.github.camelfilehosts.internal.FileHostResult;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * Registers what is read or called by name, by Jackson and by expressions such as {@code ${body.name}}, and would be
 * missing in a native executable. The classes of both components are found in the indexes in their jars.
 */
class FileHostReflection {

    private static final String OURS = "io.github.camelfilehosts.";

    @BuildStep
    ReflectiveClassBuildItem reflectiveClasses(CombinedIndexBuildItem combined) {
        IndexView index = combined.getIndex();
        List<ClassInfo> ours = index.getKnownClasses().stream()
                .filter(type -> type.name().toString().startsWith(OURS))
                .toList();
        String[] names = Stream.of(jsonTypes(ours), jsonConverters(ours), seenByRoutes(index))
                .flatMap(types -> types)
                .map(DotName::toString)
                .distinct()
                .toArray(String[]::new);
        return ReflectiveClassBuildItem.builder(names).methods().fields().build();
    }

    /** All records and enums, because Jackson maps most of them, and probably each new one. */
    private static Stream<DotName> jsonTypes(List<ClassInfo> ours) {
        return ours.stream().filter(type -> type.isRecord() || type.isEnum()).map(ClassInfo::name);
    }

    /** The classes that annotations of our types name, some of Jackson's own. Jackson creates instances of them. */
    private static Stream<DotName> jsonConverters(List<ClassInfo> ours) {
        return Stream.of(JsonSerialize.class, JsonDeserialize.class)
                .map(DotName::createSimple)
                .flatMap(annotation -> ours.stream().flatMap(type -> type.annotations(annotation).stream()))
                .flatMap((AnnotationInstance annotation) ->
                        Stream.of(annotation.value("using"), annotation.value("contentUsing")))
                .filter(Objects::nonNull)
                .map(AnnotationValue::asClass)
                .map(Type::name);
    }

    private static Stream<DotName> seenByRoutes(IndexView index) {
        return Stream.concat(
                Stream.of(FileHostException.class, HostedFile.class).map(DotName::createSimple),
                Stream.of(
                                index.getAllKnownSubclasses(FileHostException.class),
                                index.getAllKnownImplementations(HostedFile.class),
                                index.getAllKnownImplementations(FileHostResult.class))
                        .flatMap(Collection::stream)
                        .map(ClassInfo::name));
    }
}
