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

import java.net.InetAddress;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.stereotype.Component;

/** Whether a login is required, which is so if a password is set. To listen beyond this machine, one must be set. */
@Component
class Login {

    private final SecurityProperties.User user;
    private final boolean wanted;

    /** @throws UnprotectedAddressException if others could reach the console without a login */
    Login(SecurityProperties security, ServerProperties server) {
        this.user = security.getUser();
        this.wanted = !user.isPasswordGenerated();
        InetAddress address = server.getAddress();
        boolean isLoopback = address != null && address.isLoopbackAddress();
        if (!isLoopback && !wanted) {
            throw new UnprotectedAddressException(address);
        }
        if (wanted && user.getPassword().isBlank()) {
            throw new IllegalStateException("spring.security.user.password is blank");
        }
    }

    boolean isWanted() {
        return wanted;
    }

    String name() {
        return user.getName();
    }

    String password() {
        return user.getPassword();
    }
}
