package dev.osock.net.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// Executes requests after which the connection is a bare stream both ways, as Docker has them: when the response has
/// begun, what its user has to say is sent on, until that ends.
final class TakingOver extends HttpRequestExecutor {

    private static final String INPUT = TakingOver.class.getName();

    /// Has a request take its connection over.
    ///
    /// @param input what is sent when the connection has been taken over
    static void with(InputStream input, HttpUriRequestBase request, HttpContext context) {
        request.setHeader("Connection", "Upgrade");
        request.setHeader("Upgrade", "tcp");
        context.setAttribute(INPUT, input);
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information, HttpContext context)
            throws IOException, HttpException {
        if (!(context.getAttribute(INPUT) instanceof InputStream input)
                || !(connection instanceof ManagedHttpClientConnection managed)) {
            return super.execute(request, connection, information, context);
        }
        connection.sendRequestHeader(request);
        if (request.getEntity() != null) {
            connection.sendRequestEntity(request);
        }
        connection.flush();
        ClassicHttpResponse response = connection.receiveResponseHeader();
        if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
            response.setCode(HttpStatus.SC_OK); // to the client a body follows, which ends with the connection
        }
        if (response.getCode() == HttpStatus.SC_OK) {
            Socket socket = managed.getSocket();
            Thread.ofVirtual().name("osock-docker-input").start(() -> send(input, socket));
        }
        connection.receiveResponseEntity(response);
        return response;
    }

    private static void send(InputStream input, Socket socket) {
        try {
            input.transferTo(socket.getOutputStream());
            socket.shutdownOutput();
        } catch (IOException ended) {
            // who reads the response is told
        }
    }
}
