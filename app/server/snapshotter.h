// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/snapshots.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace hall::server {

/// Writes snapshots off the hall's thread. It shares nothing with it: a snapshot is the last one
/// with the rows since folded into it, read back from the journal as a restart would, so every
/// snapshot also proves that a restart gives this hall.
class Snapshotter
{
public:
    /// `onProblem` is called on the snapshotter's thread with a sentence for the log.
    Snapshotter(std::unique_ptr<journal::Reader> reader,
                journal::Snapshots snapshots,
                std::function<void(const std::string&)> onProblem);
    Snapshotter(const Snapshotter&) = delete;
    Snapshotter& operator=(const Snapshotter&) = delete;
    ~Snapshotter();

    /// Takes one of what is durable, soon. Never waits.
    void request();

private:
    void run();
    void take();

    std::unique_ptr<journal::Reader> m_reader;
    journal::Snapshots m_snapshots;
    std::function<void(const std::string&)> m_onProblem;
    std::mutex m_mutex; ///< guards the two flags
    bool m_wanted = false;
    bool m_ending = false;
    std::condition_variable m_wake;
    std::thread m_thread;
};

} // namespace hall::server
