using System.Text.Json;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Json;

namespace EmbedBench.Results.Records;

/// <summary>Reads the parts of a record strictly; what was derived when it was written must still follow from the rest.</summary>
internal static class RunRecordReader
{
    public static RunRecord Read(JsonElement root)
    {
        var members = new JsonMembers(root, "$");
        if (members.Integer("schema") is var schema and not RunRecord.Schema)
            throw new InvalidDataException($"$.schema: is {schema}, and this program reads {RunRecord.Schema}");
        JsonElement deterministic = members.RawObject("deterministic");
        if (members.Text("deterministic_sha256") != CanonicalJson.Sha256(deterministic))
            throw new InvalidDataException(
                "$.deterministic_sha256: is not that of the deterministic part, so one of them was changed by hand");
        var record = new RunRecord
        {
            Deterministic = ReadDeterministic(new JsonMembers(deterministic, "$.deterministic")),
            Stage = members.Parsed("stage", RecordNames.ParseStage),
            Reservations = members.List("reservations", (value, path) => JsonMembers.ParsedOf(value, path, RecordNames.ParseReservation)),
            Measured = ReadMeasured(members.Object("measured")),
            Verdicts = members.List("verdicts", VerdictJson.Read),
        };
        if (members.Truth("held") != record.Held)
            throw new InvalidDataException("$.held: contradicts the verdicts");
        members.End();
        return record;
    }

    private static DeterministicPart ReadDeterministic(JsonMembers members)
    {
        var part = new DeterministicPart
        {
            Experiment = members.Text("experiment"),
            Profile = members.Text("profile"),
            Arithmetic = members.Text("arithmetic"),
            Libtorch = members.Text("libtorch"),
            Device = members.OptionalText("device") ?? DeterministicPart.Processor,
            Notes = members.Has("notes") ? members.List("notes", JsonMembers.TextOf) : [],
            Spec = members.RawObject("spec"),
            Hashes = ReadHashes(members.Object("hashes")),
            Revisions = members.Has("revisions") ? members.Map("revisions", JsonMembers.TextOf) : new Dictionary<string, string>(),
            Figures = members.Map("figures", FigureName.Parse, JsonMembers.NumberOf),
            Ties = members.Map("ties", FigureName.Parse, ReadTie),
            Steps = members.List("steps", ReadStep),
            PerQuery = members.Map("per_query", FigureName.Parse, ReadPerQuery),
            Queries = members.Map("queries", ReadQuery),
            Samples = members.List("samples", ReadSample),
            Similarity = members.List("similarity", ReadSimilarity),
            Overlap = members.RawObject("overlap"),
        };
        members.End();
        return part;
    }

    private static RunHashes ReadHashes(JsonMembers members)
    {
        JsonMembers embeddings = members.Object("embeddings");
        var hashes = new RunHashes
        {
            Spec = members.Text("spec"),
            Data = members.Text("data"),
            Split = members.Text("split"),
            Model = members.Text("model"),
            Tokenizer = members.Text("tokenizer"),
            Queries = members.Text("queries"),
            Judgments = members.Text("judgments"),
            TunedWeights = members.OptionalText("tuned_weights"),
            BaseEmbeddings = embeddings.Text("base"),
            TunedEmbeddings = embeddings.OptionalText("tuned"),
        };
        embeddings.End();
        members.End();
        return hashes;
    }

    private static TieBounds ReadTie(JsonElement value, string path) =>
        JsonMembers.ListOf(value, path, JsonMembers.NumberOf) is [var lowest, var highest]
            ? new TieBounds(lowest, highest)
            : throw new InvalidDataException($"{path}: must be a list of two numbers, the lowest and the highest");

    private static IReadOnlyDictionary<string, double> ReadPerQuery(JsonElement value, string path) =>
        JsonMembers.MapOf(value, path, id => id, JsonMembers.NumberOf);

    private static TrainingStep ReadStep(JsonElement value, string path)
    {
        var members = new JsonMembers(value, path);
        var step = new TrainingStep(
            members.SmallInteger("step"), members.Number("epoch"), FiniteOrNot("loss"), FiniteOrNot("gradient_norm"), members.Number("learning_rate"))
        {
            LossScale = members.Has("loss_scale") ? members.Number("loss_scale") : null,
            Skipped = members.OptionalTruth("skipped") ?? false,
        };
        members.End();
        return step;

        double FiniteOrNot(string name) => members.Has(name) ? members.Number(name) : double.NaN;
    }

    private static EvaluatedQuery ReadQuery(JsonElement value, string path)
    {
        var members = new JsonMembers(value, path);
        var query = new EvaluatedQuery
        {
            Text = members.Text("text"),
            Labels = members.Map("labels", JsonMembers.TextOf),
            Relevant = members.List("relevant", JsonMembers.TextOf),
            Similarity = members.Map("similarity", JsonMembers.NumberOf),
            QueryOverlap = ReadOverlap(members, "query_overlap"),
            PassageOverlap = ReadOverlap(members, "passage_overlap"),
        };
        members.End();
        return query;
    }

    private static TextOverlap ReadOverlap(JsonMembers members, string name) =>
        members.Has(name) ? members.Parsed(name, RecordNames.ParseOverlap) : TextOverlap.None;

    private static SampleSearch ReadSample(JsonElement value, string path)
    {
        var members = new JsonMembers(value, path);
        var sample = new SampleSearch(
            members.Text("stage"), members.SmallInteger("dimension"), members.Text("query"), members.List("hits", ReadHit));
        members.End();
        return sample;
    }

    private static SampleHit ReadHit(JsonElement value, string path)
    {
        var members = new JsonMembers(value, path);
        var hit = new SampleHit(members.Text("id"), members.Text("text"), members.Number("score"), members.OptionalTruth("relevant"))
        {
            Labels = members.Has("labels") ? members.Map("labels", JsonMembers.TextOf) : new Dictionary<string, string>(),
        };
        members.End();
        return hit;
    }

    private static TextSimilarity ReadSimilarity(JsonElement value, string path)
    {
        var members = new JsonMembers(value, path);
        var similarity = new TextSimilarity(
            members.List("texts", JsonMembers.TextOf),
            members.List("base", ReadRow),
            members.Has("tuned") ? members.List("tuned", ReadRow) : null);
        members.End();
        return similarity;
    }

    private static IReadOnlyList<double> ReadRow(JsonElement value, string path) => JsonMembers.ListOf(value, path, JsonMembers.NumberOf);

    private static Measured ReadMeasured(JsonMembers members)
    {
        JsonMembers host = members.Object("host");
        var measured = new Measured
        {
            Host = new Host
            {
                Processor = host.Text("processor"),
                Os = host.Text("os"),
                Dotnet = host.Text("dotnet"),
                Commit = host.Text("commit"),
                Dirty = host.Truth("dirty"),
            },
            Threads = members.SmallInteger("threads"),
            Seconds = members.Map("seconds", JsonMembers.NumberOf),
            TokensPerSecond = members.Map("tokens_per_second", JsonMembers.NumberOf),
            PeakBytes = members.Integer("peak_bytes"),
            Started = members.Moment("started"),
        };
        host.End();
        members.End();
        return measured;
    }
}
