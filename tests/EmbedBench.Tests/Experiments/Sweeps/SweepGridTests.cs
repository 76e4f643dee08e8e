using EmbedBench.Experiments.Catalogue;
using EmbedBench.Experiments.Specs;
using EmbedBench.Experiments.Sweeps;
using EmbedBench.Torch.Loading;
using EmbedBench.Training.Losses;

namespace EmbedBench.Tests.Experiments.Sweeps;

public sealed class SweepGridTests
{
    private static readonly SweepEngine Cpu = new(Arithmetic.Portable, OnGpu: false);

    private readonly Experiment _legal = ExperimentCatalogue.Open(SharedData.Repository).Read("legal");

    [Fact]
    public void Create_TwoAxes_IsEveryCombinationWithItsSpec()
    {
        SweepGrid grid = Create("seed=1..2", "learning_rate=1e-5,4e-5");

        Assert.Equal(
            ["seed=1, learning_rate=1e-5", "seed=1, learning_rate=4e-5", "seed=2, learning_rate=1e-5", "seed=2, learning_rate=4e-5"],
            grid.Points.Select(point => point.Label));
        Assert.Equal([1, 1, 2, 2], grid.Points.Select(point => point.Seed));
        Assert.Equal([1e-5, 4e-5, 1e-5, 4e-5], grid.Points.Select(point => point.Spec.Training.LearningRate));
        Assert.Equal(["training.seed", "training.learning_rate"], grid.Axes.Select(axis => axis.Key));
        Assert.All(grid.Points, point => Assert.False(point.Experiment.IsCommitted));
        Assert.All(grid.Points, point => Assert.Equal(
            SpecDocument.Sha256(grid.Spec with { Training = grid.Spec.Training with { Seed = point.Seed, LearningRate = point.Spec.Training.LearningRate } }, onGpu: false),
            SpecDocument.Sha256(point.Spec, onGpu: false)));
    }

    [Fact]
    public void Create_ScaleOfTheLoss_IsThatOfTheSpecsOwnLoss()
    {
        SweepGrid grid = Create("scale=10,30");
        Assert.Equal("training.loss.matryoshka.of.multiple-negatives-ranking.scale", grid.Axes[0].Key);
        Assert.Equal([10, 30], grid.Points.Select(point => ((LossSettings.MultipleNegativesRanking)((LossSettings.Matryoshka)point.Spec.Training.Loss).Of).Scale));
    }

    [Fact]
    public void Create_MaxTokens_KeepsTheRestOfTheModel()
    {
        SweepGrid grid = Create("model.max_tokens=64,128");
        Assert.Equal([64, 128], grid.Points.Select(point => point.Spec.Model.MaxTokens));
        Assert.All(grid.Points, point => Assert.Equal("all-MiniLM-L6-v2", Assert.IsType<ModelSource.Embedded>(point.Spec.Model).Name));
    }

    [Fact]
    public void Create_LargerGrid_HasThePointsOfTheSmaller()
    {
        SweepGrid small = Create("seed=1..3"), large = Create("seed=1..5", "batch=16,32");
        Assert.Equal(32, small.Spec.Training.Batch);
        Assert.Empty(small.Points.Select(point => point.Content).Except(large.Points.Select(point => point.Content)));
        Assert.NotEqual(small.Content, large.Content);
    }

    [Theory]
    [InlineData("learning_rat=1,2", "--over learning_rat: a sweep knows no such key of model, evaluation or training; the nearest is learning_rate.")]
    [InlineData("title=a,b", "--over title: a sweep knows no such key of model, evaluation or training; the nearest is scale.")]
    [InlineData("margin=1,2", "--over margin: this may be ")]
    [InlineData("recompute=true,false", "--over recompute: training.recompute decides no figure, so all runs would be the same.")]
    [InlineData("precision=float32,bf16", "precision=float32 and precision=bf16 are one and the same run: what they differ in decides nothing here.")]
    [InlineData("learning_rate=1e-5,0.00001", "learning_rate=1e-5 and learning_rate=0.00001 are one and the same run: what they differ in decides nothing here.")]
    [InlineData("batch=8,many", "--over batch=many: training.batch must be a whole number")]
    [InlineData("seed=4", "A grid of 1 runs is no sweep; it has 2 to 1000.")]
    public void Create_WhatCannotBeSwept_IsASentence(string axis, string expected)
    {
        var exception = Assert.Throws<SpecException>(() => Create(axis));
        Assert.StartsWith(expected, Assert.Single(exception.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_KeyTwiceOrTooManyPoints_IsASentence()
    {
        Assert.StartsWith("error EB0001: --over training.seed stands twice;", Assert.Throws<SpecException>(() => Create("seed=1..2", "training.seed=3..4")).Message, StringComparison.Ordinal);
        Assert.StartsWith("error EB0001: A grid of 2000 runs is no sweep", Assert.Throws<SpecException>(() => Create("seed=1..1000", "batch=1,2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_PrecisionOnAGpu_GivesDifferentRuns()
    {
        var grid = SweepGrid.Create(_legal, "smoke", [SweepAxis.Parse("precision=float32,bf16")], Cpu with { OnGpu = true });
        Assert.Equal(2, grid.Points.Count);
    }

    private SweepGrid Create(params string[] axes) => SweepGrid.Create(_legal, "smoke", [.. axes.Select(SweepAxis.Parse)], Cpu);
}
