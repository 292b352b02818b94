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

import java.util.Set;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Who may do what: without a login everybody on this machine may do everything, otherwise only users who have logged
 * in. A page of another origin may do nothing.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    /** Allows only the page's own files: no text as code, no requests elsewhere, no frame around it. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private static final String LOGIN_PAGE = "/login.html";

    @Bean
    SecurityFilterChain rules(HttpSecurity http, Login login, ApplicationAvailability availability) throws Exception {
        http.addFilterBefore(new ReadyFilter(availability), CsrfFilter.class)
                .addFilterBefore(new SameOriginFilter(), CsrfFilter.class)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(new BrowserRequest())
                        .csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(eagerTokens()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(AbstractHttpConfigurer::disable);
        if (login.isWanted()) {
            requireLogin(http);
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .logout(AbstractHttpConfigurer::disable);
        }
        return http.build();
    }

    private static void requireLogin(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                LOGIN_PAGE,
                                "/login.js",
                                "/cookie.js",
                                "/console.css",
                                "/icon.svg",
                                "/webjars/**",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LOGIN_PAGE)
                        .loginProcessingUrl("/login")
                        .defaultSuccessUrl("/", true)
                        .failureUrl(LOGIN_PAGE + "?failed"))
                .httpBasic(Customizer.withDefaults())
                .logout(logout -> logout.logoutSuccessUrl(LOGIN_PAGE))
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(LOGIN_PAGE), html())
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), AnyRequestMatcher.INSTANCE));
    }

    private static MediaTypeRequestMatcher html() {
        MediaTypeRequestMatcher matcher = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        matcher.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return matcher;
    }

    /** Tokens in a cookie, so that an open page survives a restart. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("console-csrf");
        tokens.setHeaderName("X-Console-Csrf");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    /** Sends the cookie with each page, not only where the token is used. */
    private static CsrfTokenRequestAttributeHandler eagerTokens() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    /** The user who may log in; none if no login is required. */
    @Bean
    UserDetailsService users(Login login) {
        if (!login.isWanted()) {
            return new InMemoryUserDetailsManager();
        }
        return new InMemoryUserDetailsManager(User.withUsername(login.name())
                .password(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .encode(login.password()))
                .roles("OPERATOR")
                .build());
    }

    /**
     * Without a login, accepts only this machine's own names. Otherwise another site could point its own name to this
     * machine's address, and its pages would be of our origin. File names may hold a percent sign.
     */
    @Bean
    HttpFirewall firewall(Login login) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedPercent(true);
        if (!login.isWanted()) {
            firewall.setAllowedHostnames(OWN_NAMES::contains);
        }
        return firewall;
    }
}
