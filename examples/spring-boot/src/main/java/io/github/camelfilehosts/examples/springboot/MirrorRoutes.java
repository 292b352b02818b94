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
package io.github.camelfilehosts.examples.springboot;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Routes that turn links into facts about files, mirror a link to an {@code AlfaFile}, and read the accounts. */
@Component
class MirrorRoutes extends RouteBuilder {

    static final String CHECK = "direct:check";
    static final String MIRROR = "direct:mirror";
    static final String FILEFACTORY_ACCOUNT = "direct:filefactory-account";
    static final String ALFAFILE_ACCOUNT = "direct:alfafile-account";

    @Override
    public void configure() {
        from(CHECK).routeId("check").to("filefactory:getFileInfo");

        from(MIRROR).routeId("mirror").to("filefactory:download").to("alfafile:upload");

        from(FILEFACTORY_ACCOUNT).routeId("filefactory-account").to("filefactory:getMemberInfo");
        from(ALFAFILE_ACCOUNT).routeId("alfafile-account").to("alfafile:userInfo");
    }
}
