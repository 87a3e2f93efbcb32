// SPDX-License-Identifier: Apache-2.0
#include "app/main/unix_signals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace hall::app {

UnixSignals::UnixSignals()
{
    // A file that may not grow fails its write; that is answered where it was written.
    std::signal(SIGXFSZ, SIG_IGN);
    sigset_t set{};
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    // Threads started later inherit the mask; those before it don't take these signals either.
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    const int handle = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    auto* notifier = new QSocketNotifier{handle, QSocketNotifier::Read, this};
    connect(notifier, &QSocketNotifier::activated, this, [this, handle] {
        signalfd_siginfo info{};
        if (::read(handle, &info, sizeof info) == sizeof info) {
            emit stopAsked();
        }
    });
}

} // namespace hall::app
