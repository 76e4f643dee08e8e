using System.Globalization;
using System.Text.Json;
using EmbedBench.Cli.Output;
using EmbedBench.Results.Json;
using EmbedBench.Torch.Loading;

namespace EmbedBench.Cli.Benchmark;

/// <summary>All that was measured in one process.</summary>
internal sealed record BenchResults
{
    public required TorchInfo Torch { get; init; }

    public required int Threads { get; init; }

    /// <summary>GFLOP/s of one thread.</summary>
    public required double PeakOfOne { get; init; }

    /// <summary>GFLOP/s of all threads at once.</summary>
    public required double Peak { get; init; }

    public required IReadOnlyList<ProductComparison> Products { get; init; }

    /// <summary>Encoding and training.</summary>
    public required IReadOnlyList<Measurement> Model { get; init; }

    private IEnumerable<Measurement> All => [.. Products.SelectMany(product => new[] { product.Functional, product.Ours }), .. Model];

    private string Arithmetic => Torch.Arithmetic == EmbedBench.Torch.Loading.Arithmetic.Portable ? "portable" : "native";

    public void Print(CommandOutput output, bool trace)
    {
        output.Table(ResultTable.OfFacts(
            ("processor", $"{Torch.Processor}, {Threads} threads, {Arithmetic} arithmetic, libtorch {Torch.Libtorch}"),
            ("peak", string.Create(CultureInfo.InvariantCulture, $"{Peak:0} GFLOP/s in float32; one thread {PeakOfOne:0}"))));
        output.Line();
        output.Table(new ResultTable(
            [
                new("rows × inputs × outputs"), Number("linear GFLOP/s"), Number("of peak"), Number("ours GFLOP/s"), Number("of peak"),
                Number("ratio"),
            ],
            [
                .. Products.Select(product => Cells(
                    product.Size,
                    Speed(product.Functional),
                    Share(product.Functional),
                    Speed(product.Ours),
                    Share(product.Ours),
                    product.Ratio.ToString("0.00", CultureInfo.InvariantCulture))),
            ]));
        output.Line();
        output.Table(new ResultTable(
            [new(""), Number("tokens/s"), Number("GFLOP/s"), Number("of peak")],
            [.. Model.Select(measurement => Cells(measurement.Name, Speed(measurement), Gigaflops(measurement), Share(measurement)))]));
        if (!trace)
            return;
        output.Line();
        output.Table(new ResultTable(
            [new("samples"), new("unit"), new("in order")],
            [.. All.Select(each => Cells(each.Name, each.Unit, string.Join(' ', each.Samples.Select(Shown))))]));
    }

    public void Write(Utf8JsonWriter writer, bool trace)
    {
        writer.WriteString("processor", Torch.Processor);
        writer.WriteString("libtorch", Torch.Libtorch);
        writer.WriteString("arithmetic", Arithmetic);
        writer.WriteNumber("threads", Threads);
        writer.WriteNumber("peak_gflops", Round(Peak));
        writer.WriteNumber("peak_gflops_of_one_thread", Round(PeakOfOne));
        writer.Array("products", Products, product =>
        {
            writer.WriteStartObject();
            writer.WriteString("size", product.Size);
            writer.Object("linear", () => Write(writer, product.Functional, trace));
            writer.Object("ours", () => Write(writer, product.Ours, trace));
            writer.WriteNumber("ratio", Round(product.Ratio));
            writer.WriteEndObject();
        });
        writer.Array("model", Model, measurement =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", measurement.Name);
            Write(writer, measurement, trace);
            writer.WriteEndObject();
        });
    }

    private void Write(Utf8JsonWriter writer, Measurement measurement, bool trace)
    {
        writer.WriteNumber("median", Round(measurement.Median));
        writer.WriteString("unit", measurement.Unit);
        writer.WriteNumber("gflops", Round(measurement.Median * measurement.GigaflopPerUnit));
        writer.WriteNumber("share_of_peak", Math.Round(measurement.ShareOf(Peak), 4));
        if (trace)
            writer.Array("samples", measurement.Samples, sample => writer.WriteNumberValue(Round(sample)));
    }

    private string Share(Measurement measurement) => measurement.ShareOf(Peak).ToString("P0", CultureInfo.InvariantCulture);

    private static string Speed(Measurement measurement) => Shown(measurement.Median);

    private static string Gigaflops(Measurement measurement) => Shown(measurement.Median * measurement.GigaflopPerUnit);

    private static string Shown(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static double Round(double value) => Math.Round(value, 2);

    private static ResultColumn Number(string heading) => new(heading, IsNumber: true);

    private static Cell[] Cells(params string[] texts) => [.. texts.Select(text => new Cell(text))];
}
