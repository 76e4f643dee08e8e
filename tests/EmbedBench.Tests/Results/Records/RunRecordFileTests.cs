using System.Text;
using EmbedBench.Results.Figures;
using EmbedBench.Results.Records;
using FsCheck.Xunit;

namespace EmbedBench.Tests.Results.Records;

public class RunRecordFileTests
{
    [Fact]
    public void Write_ThenRead_GivesTheSameRecord()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "record.json");
        RunRecord record = ExampleRecord.Create();

        RunRecordFile.Write(path, record);
        RunRecord read = RunRecordFile.Read(path);

        Assert.Equal(RunRecordFile.Format(record), RunRecordFile.Format(read));
        Assert.Equal(record.DeterministicSha256(), read.DeterministicSha256());
        Assert.False(read.Held);
        Assert.Equal(0.612345, read.Find(FigureName.Parse("tuned.384.ndcg@10")));
        Assert.Equal(12, read.Find(FigureName.Parse("train.seconds")));
        Assert.Equal(9000, read.Find(FigureName.Parse("time.encode.tokens_per_second")));
        Assert.Null(read.Find(FigureName.Parse("tuned.384.mrr@10")));
        Assert.Equal(record.Measured.Started, read.Measured.Started);
    }

    [Fact]
    public void Format_Record_IsLaidOutAsTheFormatSays()
    {
        string text = RunRecordFile.Format(ExampleRecord.Create());

        Assert.StartsWith("{\n \"schema\": 1,\n \"deterministic\": {\n  \"experiment\": \"legal\",\n", text, StringComparison.Ordinal);
        Assert.Contains("  \"figures\": {\n   \"data.rows\": 386,\n   \"base.384.ndcg@10\": 0.512345,\n", text, StringComparison.Ordinal);
        Assert.Contains("\"q2\": 1,\n    \"q10\": 0.63093\n", text, StringComparison.Ordinal);
        Assert.Contains("wer klagt? «é»", text, StringComparison.Ordinal);
        Assert.Contains("\"started\": \"2026-01-31T12:00:00.250Z\"", text, StringComparison.Ordinal);
        Assert.EndsWith(" \"held\": false\n}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_RunOnAGpu_KeepsDeviceNotesAndSkippedSteps()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "record.json");
        RunRecord example = ExampleRecord.Create();
        DeterministicPart onGpu = example.Deterministic with
        {
            Device = "cuda:1",
            Notes = ["The GPU drew the masks."],
            Steps =
            [
                new TrainingStep(1, 0.5, double.NaN, double.PositiveInfinity, 0) { LossScale = 65536, Skipped = true },
                new TrainingStep(2, 1, 0.4, 8, 0) { LossScale = 32768 },
            ],
        };

        RunRecordFile.Write(path, example with { Deterministic = onGpu });
        DeterministicPart read = RunRecordFile.Read(path).Deterministic;

        Assert.True(read.OnGpu);
        Assert.Equal((onGpu.Device, onGpu.Notes[0]), (read.Device, Assert.Single(read.Notes)));
        Assert.Equal(onGpu.Steps[0] with { GradientNorm = double.NaN }, read.Steps[0]);
        Assert.Equal(onGpu.Steps[1], read.Steps[1]);
    }

    [Fact]
    public void Format_RunOnAProcessor_NamesNoDevice()
    {
        RunRecord record = ExampleRecord.Create();

        Assert.False(record.Deterministic.OnGpu);
        Assert.DoesNotContain("\"device\"", RunRecordFile.Format(record), StringComparison.Ordinal);
        Assert.DoesNotContain("\"notes\"", RunRecordFile.Format(record), StringComparison.Ordinal);
    }

    [Fact]
    public void DeterministicSha256_WhatWasMeasured_DoesNotChangeIt()
    {
        RunRecord record = ExampleRecord.Create();
        RunRecord slower = record with { Measured = record.Measured with { Threads = 1, PeakBytes = 1 }, Verdicts = [] };

        Assert.Equal(record.DeterministicSha256(), slower.DeterministicSha256());
        Assert.NotEqual(record.DeterministicSha256(), (record with { Deterministic = record.Deterministic with { Profile = "local" } }).DeterministicSha256());
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "r.json: $.schema: is 2, and this program reads 1.")]
    [InlineData("0.63093", "0.73093", "r.json: $.deterministic_sha256: is not that of the deterministic part, so one of them was changed by hand.")]
    [InlineData("\"threads\": 2", "\"threads\": \"2\"", "r.json: $.measured.threads: must be a whole number.")]
    [InlineData("\"threads\": 2", "\"threads\": 2.5", "r.json: $.measured.threads: must be a whole number.")]
    [InlineData("\"threads\": 2,", "", "r.json: $.measured.threads: is missing.")]
    [InlineData("\"threads\": 2,", "\"threads\": 2, \"cores\": 2,", "r.json: $.measured.cores: no such key belongs here.")]
    [InlineData("\"stage\": \"tuned\"", "\"stage\": \"last\"", "r.json: $.stage: \"last\" is none of base, train, tuned.")]
    [InlineData("\"held\": false,", "\"held\": true,", "r.json: $.verdicts[0].held: contradicts the numbers beside it.")]
    [InlineData(" \"held\": false\n}", " \"held\": true\n}", "r.json: $.held: contradicts the verdicts.")]
    [InlineData("\"wer klagt?", "\"\\ud800", "r.json: a text holds half of a surrogate pair.")]
    [InlineData("\"schema\": 1", "\"schema\" 1", "r.json: line 2, byte 11: is no valid JSON.")]
    public void Parse_ChangedRecord_IsRefusedWithThePlace(string old, string replacement, string expected)
    {
        string text = RunRecordFile.Format(ExampleRecord.Create());
        int at = text.IndexOf(old, StringComparison.Ordinal);
        string changed = text[..at] + replacement + text[(at + old.Length)..];

        var problem = Assert.Throws<InvalidDataException>(() => RunRecordFile.Parse(Encoding.UTF8.GetBytes(changed), "r.json"));

        Assert.Equal(expected, problem.Message);
    }

    [Fact]
    public void Read_MissingFile_SaysWhich()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "none.json");

        Assert.Equal($"{path}: there is no such run record.", Assert.Throws<FileNotFoundException>(() => RunRecordFile.Read(path)).Message);
    }

    [Property(MaxTest = 300)]
    public void Parse_MutatedBytes_GivesARecordOrTheDeclaredError(int seed)
    {
        byte[] bytes = Mutation.Of(Encoding.UTF8.GetBytes(RunRecordFile.Format(ExampleRecord.Create())), seed);

        try
        {
            _ = RunRecordFile.Parse(bytes, "r.json");
        }
        catch (InvalidDataException problem)
        {
            Assert.StartsWith("r.json: ", problem.Message, StringComparison.Ordinal);
        }
    }
}
