// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/socketbio.h"

#include <openssl/bio.h>
#include <openssl/ssl.h>

#include <cerrno>

#include <sys/socket.h>

namespace bifrost::net {

namespace {

struct State
{
    int fd = -1;
    bool isDrained = false;
    bool hasEnded = false;
};

State &stateOf(BIO *bio)
{
    return *static_cast<State *>(BIO_get_data(bio));
}

int readSocket(BIO *bio, char *into, int size)
{
    State &state = stateOf(bio);
    BIO_clear_retry_flags(bio);
    for (;;) {
        const ssize_t count = ::recv(state.fd, into, std::size_t(size), 0);
        if (count > 0) {
            state.isDrained = count < size;
            return int(count);
        }
        if (count == 0) {
            state.hasEnded = true;
            return 0;
        }
        if (errno == EINTR)
            continue;
        if (errno == EAGAIN)
            BIO_set_retry_read(bio);
        return -1;
    }
}

int writeSocket(BIO *bio, const char *from, int size)
{
    BIO_clear_retry_flags(bio);
    for (;;) {
        const ssize_t count = ::send(stateOf(bio).fd, from, std::size_t(size), MSG_NOSIGNAL);
        if (count >= 0)
            return int(count);
        if (errno == EINTR)
            continue;
        if (errno == EAGAIN)
            BIO_set_retry_write(bio);
        return -1;
    }
}

long control(BIO *bio, int command, long, void *)
{
    switch (command) {
    case BIO_CTRL_FLUSH:
        return 1;
    case BIO_CTRL_EOF:
        return stateOf(bio).hasEnded ? 1 : 0;
    default:
        return 0;
    }
}

int destroy(BIO *bio)
{
    delete static_cast<State *>(BIO_get_data(bio));
    BIO_set_data(bio, nullptr);
    return 1;
}

BIO_METHOD *makeMethod()
{
    BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
    BIO_meth_set_read(method, readSocket);
    BIO_meth_set_write(method, writeSocket);
    BIO_meth_set_ctrl(method, control);
    BIO_meth_set_destroy(method, destroy);
    return method;
}

} // namespace

void SocketBio::attach(SSL *ssl, int fd)
{
    static const BIO_METHOD *const method = makeMethod(); // for as long as the program runs
    BIO *bio = BIO_new(method);
    BIO_set_data(bio, new State{.fd = fd});
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl, bio, bio);
}

bool SocketBio::isDrained(const SSL *ssl)
{
    return stateOf(SSL_get_rbio(ssl)).isDrained;
}

} // namespace bifrost::net
