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
package io.github.camelfilehosts.test;

import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.core5.net.WWWFormCodec;

/**
 * One call of an API method, as it arrived.
 *
 * @param method what follows the API's base URL: {@code getFileInfo}, {@code file/info}
 * @param httpMethod {@code GET} or {@code POST}
 * @param params all parameters, of the URL and of a form body
 * @param inUrl the names of the parameters in the URL, which proxies and access logs see
 * @param from the caller's address, or what {@code X-Forwarded-For} states instead
 */
public record ApiCall(String method, String httpMethod, Map<String, String> params, Set<String> inUrl, String from) {

    private static final List<String> SECRET = List.of("password", "authkey", "key", "token");

    /** The value of this parameter; null if it is absent. */
    public String param(String name) {
        return params.get(name);
    }

    /** The values of the parameters that hold a secret at either service. */
    public List<String> secrets() {
        return SECRET.stream().map(params::get).filter(Objects::nonNull).toList();
    }

    /** Method and parameters, without secrets. */
    @Override
    public String toString() {
        return params.entrySet().stream()
                .map(param -> param.getKey() + "=" + (SECRET.contains(param.getKey()) ? "..." : param.getValue()))
                .collect(Collectors.joining(", ", method + "(", ")"));
    }

    static ApiCall of(String basePath, Request request) {
        String[] pathAndQuery = request.getUrl().split("\\?", 2);
        Map<String, String> params = new LinkedHashMap<>();
        if (pathAndQuery.length == 2) {
            addForm(pathAndQuery[1], params);
        }
        Set<String> inUrl = Set.copyOf(params.keySet());
        if (isForm(request)) {
            addForm(request.getBodyAsString(), params);
        }
        return new ApiCall(
                methodOf(basePath, pathAndQuery[0]),
                request.getMethod().value(),
                Collections.unmodifiableMap(params),
                inUrl,
                request.getClientIp());
    }

    private static String methodOf(String basePath, String path) {
        return path.startsWith(basePath + "/") ? path.substring(basePath.length() + 1) : path;
    }

    private static boolean isForm(Request request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private static void addForm(String form, Map<String, String> params) {
        // The example on the API page has "&&" in it.
        WWWFormCodec.parse(form, StandardCharsets.UTF_8).stream()
                .filter(pair -> !pair.getName().isEmpty())
                .forEach(pair -> params.put(pair.getName(), pair.getValue() == null ? "" : pair.getValue()));
    }
}
