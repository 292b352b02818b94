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
package io.github.camelfilehosts.internal.http;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A server has a certificate that is not trusted, or is for another host. */
final class UntrustedServerException extends SSLHandshakeException {

    private static final long serialVersionUID = 1L;

    private UntrustedServerException(String host, SSLException cause) {
        super("the certificate of host " + host + " is not trusted (" + cause.getMessage()
                + "). If it is the right host, trust its certificate with the option sslContextParameters");
        initCause(cause);
    }

    /** Wraps a failure of a certificate in this exception; returns any other TLS failure unchanged. */
    static IOException unlessTrusted(String host, SSLException e) {
        return e instanceof SSLPeerUnverifiedException || isAboutCertificate(e)
                ? new UntrustedServerException(host, e)
                : e;
    }

    private static boolean isAboutCertificate(Throwable e) {
        return e instanceof CertificateException
                || e instanceof CertPathValidatorException
                || e instanceof CertPathBuilderException
                || e.getCause() != null && isAboutCertificate(e.getCause());
    }
}
