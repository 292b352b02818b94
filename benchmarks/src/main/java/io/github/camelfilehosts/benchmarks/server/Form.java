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
package io.github.camelfilehosts.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.net.WWWFormCodec;

/** The fields that a call brings, in its body or in its URL. */
final class Form {

    private Form() {}

    static Map<String, String> of(ClassicHttpRequest request) throws IOException, HttpException {
        return request.getEntity() == null ? ofQuery(request) : parsed(EntityUtils.toString(request.getEntity()));
    }

    static Map<String, String> ofQuery(ClassicHttpRequest request) {
        return parsed(query(request.getPath()));
    }

    private static Map<String, String> parsed(String text) {
        List<NameValuePair> fields = WWWFormCodec.parse(text, StandardCharsets.UTF_8);
        return fields.stream().collect(Collectors.toMap(NameValuePair::getName, NameValuePair::getValue, (a, b) -> b));
    }

    private static String query(String path) {
        int mark = path.indexOf('?');
        return mark < 0 ? "" : path.substring(mark + 1);
    }
}
