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
package io.github.camelfilehosts.alfafile;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelfilehosts.alfafile.AlfaFileEndpointBuilderFactory.AlfaFileBuilders;
import io.github.camelfilehosts.contract.UnusableOptionsContract;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

class UnusableOptionsTest extends UnusableOptionsContract {

    UnusableOptionsTest() {
        super(
                "alfafile",
                AlfaFileEndpoint.class,
                AlfaFileConfiguration.class,
                new AlfaFileBuilders() {}::alfafile,
                "login");
    }

    @Override
    protected Stream<Arguments> unusableSetters() {
        Duration tooLong = Duration.ofSeconds(Long.MAX_VALUE);
        return Stream.concat(
                super.unusableSetters(),
                Stream.of(
                        arguments("uploadTimeout", setter(options -> options.setUploadTimeout(tooLong))),
                        arguments("pollInterval", setter(options -> options.setPollInterval(tooLong)))));
    }

    private static Consumer<AlfaFileComponent> setter(Consumer<AlfaFileConfiguration> setter) {
        return component -> setter.accept(component.getConfiguration());
    }
}
