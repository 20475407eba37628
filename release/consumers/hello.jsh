import dev.osock.*
import dev.osock.address.*
var listener = Sockets.listen(SockaddrIn.loopback(0))
var client = Sockets.connect(listener.sockname())
var peer = listener.accept()
client.send("hello, world".getBytes())
System.out.println(new String(peer.recv(5)))
/exit
