#include "batch/pipeline.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

namespace apex::batch {
namespace {

constexpr std::size_t block_records = 64;
constexpr std::size_t blocks_per_thread = 4;

struct Block {
    std::vector<Record> records;
    std::size_t read_bytes = 0;
    std::string rows;
    Tally tally;
    bool done = false;
    std::exception_ptr failed;
};

/// The workers and the row of blocks between them and the reader.
class Blocks {
  public:
    Blocks(const PipelineOptions& options, const std::optional<CsvHeader>& header)
        : options_(options), header_(header) {
        for (unsigned i = 0; i < std::max(1U, options.threads); ++i)
            threads_.emplace_back([this] { work(); });
    }
    ~Blocks() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
            waiting_.clear();
        }
        to_do_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }
    Blocks(const Blocks&) = delete;
    Blocks& operator=(const Blocks&) = delete;

    void add(std::unique_ptr<Block> block) {
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(block.get());
        }
        row_.push_back(std::move(block));
        to_do_.notify_one();
    }
    bool full() const { return row_.size() >= threads_.size() * blocks_per_thread; }
    bool empty() const { return row_.empty(); }

    /// The oldest, when it is done.
    std::unique_ptr<Block> take() {
        std::unique_ptr<Block> block = std::move(row_.front());
        row_.pop_front();
        std::unique_lock lock(mutex_);
        done_.wait(lock, [&] { return block->done; });
        if (block->failed) std::rethrow_exception(block->failed);
        return block;
    }

  private:
    void work() {
        while (true) {
            Block* block = nullptr;
            {
                std::unique_lock lock(mutex_);
                to_do_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
                if (waiting_.empty()) return;
                block = waiting_.front();
                waiting_.pop_front();
            }
            try {
                for (const Record& record : block->records) {
                    const Row row = row_of(record, header_ ? &*header_ : nullptr, options_.work);
                    append_row(block->rows, row, options_.out);
                    block->tally.add(row);
                }
            } catch (...) {
                block->failed = std::current_exception();
            }
            const std::lock_guard lock(mutex_);
            block->done = true;
            done_.notify_one();
        }
    }

    const PipelineOptions& options_;
    const std::optional<CsvHeader>& header_;
    std::mutex mutex_;
    std::condition_variable to_do_, done_;
    std::deque<Block*> waiting_;
    std::deque<std::unique_ptr<Block>> row_;  ///< the reader's own
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace

std::optional<Rejection> run(const PipelineOptions& options, const ReadPiece& read,
                             const WriteRows& write) {
    std::optional<CsvHeader> header;
    bool awaits_header = options.in == Format::csv;
    RecordCutter cutter(options.in);
    std::size_t skip = options.skip, read_bytes = 0;
    std::vector<Record> records;
    Blocks blocks(options, header);
    auto block = std::make_unique<Block>();
    const auto write_oldest = [&] {
        const std::unique_ptr<Block> done = blocks.take();
        write(done->rows, done->tally, done->read_bytes);
    };
    const auto send = [&] {
        while (blocks.full()) write_oldest();
        block->read_bytes = read_bytes;
        blocks.add(std::move(block));
        block = std::make_unique<Block>();
    };
    for (bool more = true; more;) {
        const std::string piece = read();
        more = !piece.empty();
        read_bytes += piece.size();
        records.clear();
        if (more)
            cutter.add(piece, records);
        else
            cutter.finish(records);
        for (Record& record : records) {
            if (awaits_header) {
                auto found = CsvHeader::read(record.text);
                if (const auto* no = refused(found)) return *no;
                header = value(std::move(found));
                awaits_header = false;
            } else if (skip > 0) {
                --skip;
            } else {
                block->records.push_back(std::move(record));
                if (block->records.size() == block_records) send();
            }
        }
    }
    if (awaits_header) return Rejection{"", "the CSV has no header", {}};
    if (skip > 0) return Rejection{"", "there are fewer records than rows exist already", {}};
    if (!block->records.empty()) send();
    while (!blocks.empty()) write_oldest();
    return std::nullopt;
}

}  // namespace apex::batch
