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

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests that change something and may come from a browser, which must prove that a page of ours made them.
 * Every browser tells where such a request comes from. A program that sends none of these headers has no cookies of a
 * user, and cannot be misused by another site.
 */
class BrowserRequest implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && Stream.of(HttpHeaders.ORIGIN, HttpHeaders.REFERER, HttpHeaders.COOKIE, "Sec-Fetch-Site")
                        .anyMatch(name -> request.getHeader(name) != null);
    }
}
