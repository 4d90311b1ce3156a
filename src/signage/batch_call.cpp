#include "signage/batch_call.hpp"

#include <cstdio>
#include <memory>

#include "batch/work.hpp"
#include "endpoint/request.hpp"

namespace apex::signage {
namespace {

using batch::Format;
using endpoint::QueryReader;
using http::HttpRequest;
using http::HttpResponse;

/// No limit on lines; only so that a length stays a number.
constexpr std::size_t body_bytes_max = std::size_t{1} << 50;
constexpr std::size_t piece_bytes = 64 * 1024;

[[noreturn]] void refuse_for_space() {
    endpoint::refuse(503, "There is no room for the rows of this batch; send fewer lines at once.");
}

/// Rows that wait to be sent, in a file without a name.
class Spool {
  public:
    Spool() : file_(std::tmpfile()) {
        if (!file_) refuse_for_space();
    }
    void add(std::string_view bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
            refuse_for_space();
    }
    void turn_to_reading() {
        if (std::fflush(file_.get()) != 0) refuse_for_space();
        std::rewind(file_.get());
    }
    std::string next() {
        std::string piece(piece_bytes, '\0');
        piece.resize(std::fread(piece.data(), 1, piece.size(), file_.get()));
        if (std::ferror(file_.get()) != 0) throw std::runtime_error("rows of a batch are lost");
        return piece;
    }

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

class RowsStream : public http::BodyStream {
  public:
    explicit RowsStream(std::shared_ptr<Spool> rows) : rows_(std::move(rows)) {}
    Piece next() override {
        std::string bytes = rows_->next();
        const bool last = bytes.empty();
        return {std::move(bytes), {}, last};
    }

  private:
    std::shared_ptr<Spool> rows_;
};

class BatchBody : public http::BodySink {
  public:
    BatchBody(Format in, Format out, batch::Work work)
        : in_(in), out_(out), work_(work), cutter_(in), rows_(std::make_shared<Spool>()) {
        rows_->add(head_of(out));
    }
    void add(std::string_view bytes) override {
        std::vector<batch::Record> records;
        cutter_.add(bytes, records);
        calculate(records);
    }
    std::shared_ptr<Spool> finish() {
        std::vector<batch::Record> records;
        cutter_.finish(records);
        calculate(records);
        rows_->turn_to_reading();
        return rows_;
    }
    Format out() const { return out_; }

  private:
    void calculate(const std::vector<batch::Record>& records) {
        std::string text;
        for (const batch::Record& record : records) {
            if (in_ == Format::csv && !header_) {
                auto read = batch::CsvHeader::read(record.text);
                if (const auto* no = refused(read)) endpoint::refuse(*no);
                header_ = value(std::move(read));
                continue;
            }
            append_row(text, batch::row_of(record, header_ ? &*header_ : nullptr, work_), out_);
        }
        rows_->add(text);
    }

    Format in_, out_;
    batch::Work work_;
    batch::RecordCutter cutter_;
    std::optional<batch::CsvHeader> header_;
    std::shared_ptr<Spool> rows_;
};

Format format_sent(const HttpRequest& request) {
    const std::string_view type = request.headers.find("Content-Type").value_or("");
    if (type.starts_with("text/csv")) return Format::csv;
    if (type.starts_with("application/x-ndjson") || type.starts_with("application/json"))
        return Format::ndjson;
    endpoint::refuse(415, "A batch is application/x-ndjson or text/csv.");
}

batch::Work work_asked_for(const HttpRequest& request, Format out) {
    const QueryReader query(request, {"optimize", "edition", "full"});
    batch::Work work;
    if (const auto least = query.text("optimize")) {
        work.optimum = batch::least_of(*least);
        if (!work.optimum)
            endpoint::refuse(Rejection{"/optimize", "must be cost, weight or depth", {}});
    }
    std::string editions = query.text("edition").value_or("");
    while (!editions.empty()) {
        const std::size_t end = std::min(editions.find(','), editions.size());
        if (const auto no = work.editions.add(editions.substr(0, end))) endpoint::refuse(*no);
        editions.erase(0, end + 1);
    }
    work.full = query.flag("full");
    if (work.full && out == Format::csv)
        endpoint::refuse(Rejection{"/full", "needs NDJSON: an answer does not fit a cell", {}});
    if (work.optimum && work.editions.any())
        endpoint::refuse(Rejection{"/optimize", "excludes edition", {}});
    return work;
}

std::shared_ptr<http::BodySink> open_batch(const HttpRequest& request) {
    const Format in = format_sent(request);
    const std::string_view accepted = request.headers.find("Accept").value_or("");
    const Format out = accepted.starts_with("text/csv") ? Format::csv : Format::ndjson;
    return std::make_shared<BatchBody>(in, out, work_asked_for(request, out));
}

}  // namespace

void add_batch(endpoint::Table& table, const std::string& prefix) {
    table.post(prefix + "/designs/batch", "batch_designs")
        .tagged("Signage")
        .says("Many design documents, one a line; one row each, in their order")
        .explains(
            "A bad line never stops the rest: its row is `refused`, with the line's number, field "
            "and reason. A line has at most 64 KiB; there is no limit on lines. `text/csv` as "
            "Content-Type or Accept reads or writes CSV: a column of the input is a JSON pointer "
            "into the document, or the end of one that only one field has.")
        .takes_stream(open_batch, body_bytes_max, "application/x-ndjson")
        .gives_media(200, "One row a record", "application/x-ndjson")
        .query("optimize", "Find the optimum of each instead of checking it",
               R"({"type":"string","enum":["cost","weight","depth"]})")
        .query("edition",
               "Compare with other editions, separated by commas: which designs newly fail, and "
               "what mending costs")
        .query("full", "1: each row with its whole answer", R"({"type":"string","enum":["0","1"]})")
        .refuses({415, 422, 503})
        .runs(http::Runs::on_pool)
        .with([](const HttpRequest& request) {
            auto& body = dynamic_cast<BatchBody&>(*request.sink);
            HttpResponse response;
            response.content_type =
                body.out() == Format::csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
            response.stream = std::make_unique<RowsStream>(body.finish());
            return response;
        });
}

}  // namespace apex::signage
