using EmbedBench.Datasets.Splits;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>data.split</c>: which rows train and which test.</summary>
internal static class SplitShape
{
    private const string LikeName = "like";
    private const string LikeText =
        "Whose split it is, for the same seed the same rows: huggingface (datasets' train_test_split) or python-shuffle (random.shuffle and a cut).";
    private const string HuggingFaceWord = "huggingface";
    private const string PythonShuffleWord = "python-shuffle";

    private static readonly NumberKind Share = new() { Above = 0, Below = 1 };

    private static readonly Key<SplitRule.Given, string> Given = new(TextKind.File, split => split.File)
    {
        Name = "given",
        Text = "A JSON file beside the spec with the row indices {\"train\": […], \"test\": […]}, in that order.",
        Class = KeyClass.Place,
    };

    private static readonly Key<SplitRule.HuggingFace, string> LikeHuggingFace =
        new(new ChoiceKind<string>((HuggingFaceWord, HuggingFaceWord)), _ => HuggingFaceWord) { Name = LikeName, Text = LikeText };

    private static readonly Key<SplitRule.HuggingFace, long?> Shuffle = new(
        new OptionalKind<long>(WholeNumberKind.Seed), split => split.Shuffle, null)
    {
        Name = "shuffle",
        Text = "Seed of a shuffle before the split; no shuffle unless given.",
    };

    private static readonly Key<SplitRule.HuggingFace, double> Test = new(Share, split => split.Test)
    {
        Name = "test",
        Text = "Share of test rows, rounded up.",
    };

    private static readonly Key<SplitRule.HuggingFace, long> Seed = new(WholeNumberKind.Seed, split => split.Seed)
    {
        Name = "seed",
        Text = "Seed of the split.",
    };

    private static readonly Key<SplitRule.PythonShuffle, string> LikePythonShuffle =
        new(new ChoiceKind<string>((PythonShuffleWord, PythonShuffleWord)), _ => PythonShuffleWord) { Name = LikeName, Text = LikeText };

    private static readonly Key<SplitRule.PythonShuffle, long> ShuffleSeed = new(WholeNumberKind.Seed, split => split.Seed)
    {
        Name = Seed.Name,
        Text = Seed.Text,
    };

    private static readonly Key<SplitRule.PythonShuffle, double> Train = new(Share, split => split.Train)
    {
        Name = "train",
        Text = "Share of training rows, rounded down.",
    };

    public static ValueKind<SplitRule> Kind { get; } = new VariantKind<SplitRule>(
        new Variant<SplitRule, SplitRule.Given>(new([Given], values => new(Given.From(values)))) { Key = Given.Name },
        LikeOthers(HuggingFaceWord, new MappingKind<SplitRule.HuggingFace>(
            [LikeHuggingFace, Shuffle, Test, Seed], values => new(Shuffle.From(values), Test.From(values), Seed.From(values)))),
        LikeOthers(PythonShuffleWord, new MappingKind<SplitRule.PythonShuffle>(
            [LikePythonShuffle, ShuffleSeed, Train], values => new(ShuffleSeed.From(values), Train.From(values)))));

    private static Variant<SplitRule> LikeOthers<T>(string word, MappingKind<T> kind)
        where T : SplitRule => new Variant<SplitRule, T>(kind) { Key = LikeName, Word = word };
}
