// `apex batch`: many designs, file to file.
#include "batch/work.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>

#include "base/version.hpp"
#include "batch/pipeline.hpp"
#include "programs/apex/commands/batch_files.hpp"
#include "programs/apex/commands/command.hpp"

namespace apex::program {
namespace {

using Clock = std::chrono::steady_clock;

struct WantedBatch {
    std::string in, out = "-", in_format, out_format, optimum;
    std::vector<std::string> editions;
    unsigned threads = 0;
    bool full = false, restart = false, progress = false;
};

batch::Format format_of(const std::string& named, const std::string& path) {
    const bool csv = named.empty() ? path.ends_with(".csv") : named == "csv";
    return csv ? batch::Format::csv : batch::Format::ndjson;
}

/// One line on a terminal that is written over: signs, their rate, the time that remains.
class Progress {
  public:
    Progress(bool shown, std::optional<std::uint64_t> size_bytes, std::size_t before)
        : shown_(shown), size_bytes_(size_bytes), before_(before) {}

    void at(long long rows, std::size_t read_bytes) {
        const auto now = Clock::now();
        if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
        last_ = now;
        const double elapsed_s = std::chrono::duration<double>(now - begun_).count();
        const double rate = static_cast<double>(rows) / elapsed_s;
        if (first_bytes_ == 0) first_bytes_ = read_bytes;
        std::fprintf(stderr, "\r%lld signs, %.0f/s", rows + static_cast<long long>(before_), rate);
        if (size_bytes_ && read_bytes > first_bytes_) {
            const double bytes_per_s = static_cast<double>(read_bytes - first_bytes_) /
                                       std::max(1e-3, elapsed_s - first_s_);
            const auto left_s = static_cast<long long>(
                static_cast<double>(*size_bytes_ - read_bytes) / bytes_per_s + 0.5);
            std::fprintf(stderr, ", %llu %%, %lld:%02lld left",
                         static_cast<unsigned long long>(read_bytes * 100 / *size_bytes_),
                         left_s / 60, left_s % 60);
        } else {
            first_s_ = elapsed_s;
        }
        std::fputs("\x1b[K", stderr);
    }
    void end() const {
        if (shown_) std::fputs("\r\x1b[K", stderr);
    }

  private:
    bool shown_;
    std::optional<std::uint64_t> size_bytes_;
    std::size_t before_, first_bytes_ = 0;
    double first_s_ = 0;
    Clock::time_point begun_ = Clock::now(), last_{};
};

batch::PipelineOptions options_of(const WantedBatch& wanted) {
    batch::PipelineOptions options;
    options.in = format_of(wanted.in_format, wanted.in);
    options.out = format_of(wanted.out_format, wanted.out);
    options.threads =
        wanted.threads > 0 ? wanted.threads : std::max(1U, std::thread::hardware_concurrency());
    for (const std::string& name : wanted.editions)
        if (const auto no = options.work.editions.add(name)) throw Stop(bad_input, no->reason);
    if (!wanted.optimum.empty()) options.work.optimum = batch::least_of(wanted.optimum);
    options.work.full = wanted.full;
    if (wanted.full && options.out == batch::Format::csv)
        throw Stop(bad_input, "--full needs NDJSON: an answer does not fit a cell");
    if (options.work.optimum && options.work.editions.any())
        throw Stop(bad_input, "--optimize and --edition exclude each other");
    return options;
}

/// Everything rows depend on.
std::string made_from(const WantedBatch& wanted, const batch::PipelineOptions& options,
                      const BatchInput& input) {
    std::string text = "apex batch, engine " + std::string(engine_version) + '\n' +
                       input.fingerprint() + '\n' +
                       (options.in == batch::Format::csv ? "from csv\n" : "from ndjson\n") +
                       (options.out == batch::Format::csv ? "to csv\n" : "to ndjson\n");
    if (!wanted.optimum.empty()) text += "optimum " + wanted.optimum + '\n';
    for (const std::string& name : wanted.editions) text += "edition " + name + '\n';
    if (wanted.full) text += "full\n";
    return text;
}

int run_batch(const WantedBatch& wanted) {
    batch::PipelineOptions options = options_of(wanted);
    BatchInput input(wanted.in);
    const bool can_resume = wanted.in != "-" && wanted.out != "-";
    BatchOutput output(wanted.out, options.out, made_from(wanted, options, input),
                       wanted.restart || !can_resume);
    options.skip = output.rows_there();
    if (options.skip > 0)
        std::cerr << "Goes on after " << options.skip << " rows that " << wanted.out
                  << ".partial holds.\n";
    batch::Tally tally = output.tally_there();
    Progress progress(wanted.progress || isatty(STDERR_FILENO) != 0, input.size_bytes(),
                      options.skip);
    const auto no = batch::run(
        options, [&] { return input.read(); },
        [&](std::string_view rows, const batch::Tally& more, std::size_t read_bytes) {
            output.append(rows);
            tally.add(more);
            progress.at(tally.rows - static_cast<long long>(options.skip), read_bytes);
        });
    progress.end();
    if (no) throw Stop(bad_input, wanted.in + ": " + no->reason);
    output.finish();
    std::cerr << tally.words(options.work.editions.any()) << '\n';
    return tally.failing + tally.refused == 0 ? fine : does_not_pass;
}

}  // namespace

void add_batch(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(
        app, "batch",
        "Check (or optimize) many designs, one a line of NDJSON or CSV; exit 0: all pass, 1: some "
        "fail or were refused, 2: the batch cannot be read. A batch that was killed goes on where "
        "it stopped when the same command is given again",
        "apex batch signs.ndjson -o results.ndjson\n  apex batch signs.csv -o differences.csv "
        "--edition \"ASCE 7-22\" --edition \"AISC 360-22\"");
    static WantedBatch wanted;
    command->add_option("IN", wanted.in, "Design documents, one a line; - is standard input")
        ->required();
    command->add_option("-o,--out", wanted.out, "Where the rows go [-: standard output]")
        ->type_name("FILE");
    command->add_option("-j,--threads", wanted.threads, "How many at a time [one a core]")
        ->check(CLI::Range(1, 1024));
    for (const auto& [name, place] : {std::pair{"--in-format", &wanted.in_format},
                                      std::pair{"--out-format", &wanted.out_format}})
        command->add_option(name, *place, "ndjson or csv [by the file's name]")
            ->check(CLI::IsMember({"ndjson", "csv"}));
    command->add_option("--optimize", wanted.optimum, "Find the optimum of each instead")
        ->check(CLI::IsMember({"cost", "weight", "depth"}));
    command->add_option("--edition", wanted.editions,
                        "Compare with this edition; once for each standard that changes");
    command->add_flag("--full", wanted.full, "Each row with its whole answer");
    command->add_flag("--restart", wanted.restart, "Throw away what an earlier run left");
    command->add_flag("--progress", wanted.progress, "Show progress also where no terminal is");
    command->callback([&chosen] { chosen = [] { return run_batch(wanted); }; });
}

}  // namespace apex::program
