// Stores and fetches objects without pause while someone else breaks the server; counts what was
// lost, doubled or wrong. Usage: S3_TEST_URL=... apex_s3_under_faults [threads]
// Lines on standard input: "recover" answers with the seconds until objects are stored again;
// "verify" ends the load, reads every object that was acknowledged, prints one JSON line and ends.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <random>
#include <set>
#include <thread>
#include <vector>

#include "adapters/s3/s3_objects.hpp"
#include "adapters/s3/s3_url.hpp"

namespace {

using namespace apex;
using namespace apex::adapters;
using Clock = std::chrono::steady_clock;

S3Limits limits_of_the_load() {
    S3Limits limits;
    limits.stall = std::chrono::seconds(1);
    limits.deadline = std::chrono::milliseconds(4'000);
    limits.multipart_above_bytes = 6 << 20;
    limits.part_bytes = 5 << 20;
    return limits;
}

struct Tally {
    std::atomic<long> stored = 0, fetched = 0, unavailable = 0, lost = 0, wrong = 0;
    std::mutex mutex;
    std::vector<std::string> acknowledged;
    std::set<std::string> attempted;
    std::atomic<bool> stop = false;
};

/// The same for the same number, so that it need not be remembered.
std::string content(unsigned number) {
    std::mt19937 random(number);
    const std::size_t size = number % 50 == 0 ? 7 << 20 : random() % 100'000;
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; i += 61) bytes[i] = static_cast<char>(random());
    return bytes + std::to_string(number);
}

void fetch_one(S3Objects& objects, Tally& tally, const std::string& sha256) {
    const auto bytes = objects.get(sha256);
    ++tally.fetched;
    if (!bytes)
        ++tally.lost;
    else if (sha256_hex(*bytes) != sha256)
        ++tally.wrong;
}

void load(S3Objects& objects, Tally& tally, unsigned first, unsigned step) {
    std::mt19937 random(first);
    for (unsigned number = first; !tally.stop; number += step) try {
            const std::string bytes = content(number);
            const std::string sha256 = sha256_hex(bytes);
            {
                const std::lock_guard lock(tally.mutex);
                tally.attempted.insert(s3_object_key(sha256));
            }
            objects.put(bytes, "application/octet-stream");
            ++tally.stored;
            std::string earlier;
            {
                const std::lock_guard lock(tally.mutex);
                tally.acknowledged.push_back(sha256);
                earlier = tally.acknowledged[random() % tally.acknowledged.size()];
            }
            fetch_one(objects, tally, earlier);
        } catch (const app::Unavailable&) {
            ++tally.unavailable;
        }
}

void say_when_recovered(const Tally& tally) {
    const auto started = Clock::now();
    const long before = tally.stored;
    while (tally.stored < before + 3 && Clock::now() - started < std::chrono::seconds(60))
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const bool recovered = tally.stored >= before + 3;
    std::cout << (recovered ? std::chrono::duration<double>(Clock::now() - started).count() : -1)
              << std::endl;
}

void verify(const S3Settings& settings, S3Objects& objects, Tally& tally) {
    for (const std::string& sha256 : tally.acknowledged) fetch_one(objects, tally, sha256);
    S3Client client(settings);
    long doubled = 0;
    for (const S3Listed& object : client.list("", 1'000'000))
        doubled += !tally.attempted.contains(object.key);
    const int unfinished = client.abort_unfinished(std::chrono::seconds(-60));
    std::cout << "{\"stored\": " << tally.stored << ", \"fetched\": " << tally.fetched
              << ", \"unavailable\": " << tally.unavailable << ", \"lost\": " << tally.lost
              << ", \"doubled\": " << doubled << ", \"wrong\": " << tally.wrong
              << ", \"unfinished\": " << unfinished << "}" << std::endl;
}

}  // namespace

int main(int argc, char** argv) {
    const char* url = std::getenv("S3_TEST_URL");
    const auto settings = parse_s3_url(url ? url : "");
    if (const auto* refusal = refused(settings)) {
        std::cerr << "S3_TEST_URL " << refusal->reason << '\n';
        return 2;
    }
    const unsigned thread_count = argc > 1 ? static_cast<unsigned>(std::atoi(argv[1])) : 4;
    S3Objects objects(value(settings), limits_of_the_load());
    Tally tally;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < thread_count; ++i)
        threads.emplace_back(load, std::ref(objects), std::ref(tally), i + 1, thread_count);
    for (std::string line; std::getline(std::cin, line) && line != "verify";)
        if (line == "recover") say_when_recovered(tally);
    tally.stop = true;
    for (auto& thread : threads) thread.join();
    verify(value(settings), objects, tally);
    return 0;
}
